/**
 * What a page needs for its first frame, inside its HTML under the page's nonce. VS Code shows a page once its `load`
 * event has fired, and that event waits for each style sheet and script which the HTML names, as what is asked for ahead
 * takes time from it.
 */

/** The id of the heading that the page begins with, and takes away as it draws. */
export const firstHeadingId = "first-heading";

/** The heading's place and look, the same as the page's own style sheet gives it later. */
export const firstStyle = `
html { background: var(--vscode-editor-background) }
body { margin: 0; padding: 0; color: var(--vscode-foreground); line-height: 1.45; font-variant-numeric: tabular-nums;
font-family: var(--vscode-font-family); font-size: var(--vscode-font-size, 13px) }
#${firstHeadingId} { padding: 12px 16px }
@media (width < 560px) { #${firstHeadingId} { padding-inline: 12px } }
#${firstHeadingId} h1 { margin: 0; font-size: 1.3em; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere }
`;

/**
 * Once the first frame is on screen, tells the host so, where it wants to know, and loads the page's style sheet and its
 * script, which gets the API that VS Code gives once. Messages that arrive before the script are kept for it
 * (`webview/lib/earlyMessages.ts`). Addresses and names are attributes of the script element that runs this: it has no text
 * put into it.
 */
export const bootScript = `
{
const { nonce, dataset: { shown, style, script } } = document.currentScript;
const early = [];
const keep = ({ data }) => early.push(data);
addEventListener("message", keep);
window.takeEarlyMessages = () => {
  removeEventListener("message", keep);
  return early;
};
const add = (tag, given, then) =>
  document.head.append(Object.assign(document.createElement(tag), given, { nonce, onload: then, onerror: then }));
addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => {
  if (shown) {
    const api = acquireVsCodeApi();
    acquireVsCodeApi = () => api;
    api.postMessage({ kind: "request", id: 0, name: shown, payload: null });
  }
  add("link", { rel: "stylesheet", href: style }, () => add("script", { src: script }));
})));
}
`;
