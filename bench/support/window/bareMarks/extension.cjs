/** What our marks are measured beside: three on the first line of each visible file, without a look at what is in it. */
"use strict";
const vscode = require("vscode");

/** @param {vscode.ExtensionContext} context */
exports.activate = ({ subscriptions }) => {
  const marks = vscode.languages.createDiagnosticCollection("bare-marks");
  const show = () => {
    for (const { document } of vscode.window.visibleTextEditors) {
      const ranges = [0, 4, 8].map((start) => new vscode.Range(0, start, 0, start + 3));
      marks.set(
        document.uri,
        ranges.map((range) => new vscode.Diagnostic(range, "Bare", vscode.DiagnosticSeverity.Information)),
      );
    }
  };
  subscriptions.push(marks, vscode.window.onDidChangeVisibleTextEditors(show));
  show();
};
