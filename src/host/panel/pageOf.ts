import * as vscode from "vscode";
import { panelHtml } from "../../protocol/panelHtml.ts";

/** The folders a page may load from. */
export function panelResourceRoots(extensionUri: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, "dist"), vscode.Uri.joinPath(extensionUri, "media")];
}

/** The pages there are, each a script and a style of that name: what an Item's comparison is drawn in, and reports. */
export type PageName = "webview" | "report";

/** The page of a panel, under a policy of its own. */
export function pageOf(webview: vscode.Webview, extensionUri: vscode.Uri, page: PageName): string {
  const distFile = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", name)).toString();
  return panelHtml({
    scriptUri: distFile(`${page}.js`),
    styleUri: distFile(`${page}.css`),
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
