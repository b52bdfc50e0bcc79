import * as vscode from "vscode";
import type { Requests } from "../../protocol/messages.ts";
import { panelHtml } from "../../protocol/panelHtml.ts";

/** The options of every page: scripts run, and files load from `dist` and `media` only. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  const localResourceRoots = ["dist", "media"].map((name) => vscode.Uri.joinPath(extensionUri, name));
  return { enableScripts: true, localResourceRoots };
}

/**
 * Gives a panel the page's options and icon: a panel that the serializer restored has those of the version that made
 * it.
 */
export function dressPanel(panel: vscode.WebviewPanel, extensionUri: vscode.Uri): void {
  panel.webview.options = pageOptions(extensionUri);
  panel.iconPath = vscode.Uri.joinPath(extensionUri, "media", "panel.svg");
}

/**
 * The pages: an Item's comparison, reports, an account's time line, and the history. Each has a script and a style sheet
 * of its name.
 */
type PageName = "webview" | "report" | "timeline" | "history";

/** The HTML of a panel's page, with its own content security policy; `heading` shows until the script draws. */
export function pageOf(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { page, heading }: { readonly page: PageName; readonly heading: string },
): string {
  const distFile = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, "dist", name)).toString();
  return panelHtml({
    scriptUri: distFile(`${page}.js`),
    styleUri: distFile(`${page}.css`),
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID().replaceAll("-", ""),
    title: vscode.l10n.t("Balances"),
    shownRequest: page === "webview" ? ("panel/shown" satisfies keyof Requests) : "",
    heading,
    lang: vscode.env.language,
    dir: isRightToLeft(vscode.env.language) ? "rtl" : "ltr",
  });
}

function isRightToLeft(language: string): boolean {
  return ["ar", "fa", "he", "ur"].includes(language.split("-")[0] ?? "");
}
