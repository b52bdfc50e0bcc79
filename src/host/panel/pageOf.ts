import * as vscode from "vscode";
import { panelHtml } from "../../protocol/panelHtml.ts";

/** The folders a page may load from. */
export function panelResourceRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, "dist"), vscode.Uri.joinPath(extensionUri, "media")];
}

/** The page of a panel, under a policy of its own. */
export function pageOf(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const distFile = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", name)).toString();
  return panelHtml({
    scriptUri: distFile("webview.js"),
    styleUri: distFile("webview.css"),
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID().replaceAll("-", ""),
    title: vscode.l10n.t("Balances"),
    lang: vscode.env.language,
    dir: isRightToLeft(vscode.env.language) ? "rtl" : "ltr",
  });
}

function isRightToLeft(language: string): boolean {
  return ["ar", "fa", "he", "ur"].includes(language.split("-")[0] ?? "");
}
