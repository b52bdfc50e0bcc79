/** What the panel is measured beside: a command on the same row that opens a webview with one word in it. */
"use strict";
const vscode = require("vscode");

const page = '<!DOCTYPE html><html><body><main id="empty-panel"><h1>Empty</h1></main></body></html>';

/** @param {vscode.ExtensionContext} context */
exports.activate = ({ subscriptions }) => {
  const open = () => {
    const panel = vscode.window.createWebviewPanel("balanceLensBench", "Empty", vscode.ViewColumn.Active, {
      enableScripts: true,
    });
    panel.webview.html = page;
  };
  subscriptions.push(vscode.commands.registerCommand("balanceLensBench.openEmpty", open));
};
