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
body { margin: 0; padding: 0; color: var(--vscode-foreground); font-family: var(--vscode-font-family) }
body { font-size: var(--vscode-font-size, 13px); font-variant-numeric: tabular-nums; line-height: 1.45 }
#${firstHeadingId} { padding: 12px 16px }
@media (width < 560px) { #${firstHeadingId} { padding-inline: 12px } }
#${firstHeadingId} h1 { margin: 0; font-size: 1.3em; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere }
`;

/**
 * Loads the page's style sheet and then its script, once the first frame is on screen. Messages that arrive before the
 * script are kept for it (`webview/lib/earlyMessages.ts`). Both addresses are attributes of the script element that runs this: it
 * has no text put into it.
 */
export const bootScript = `
{
  const { nonce, dataset } = document.currentScript;
  const early = [];
  const keep = (event) => early.push(event.data);
  window.addEventListener("message", keep);
  window.takeEarlyMessages = () => {
    window.removeEventListener("message", keep);
    return early;
  };
  const add = (tag, attributes, then) => {
    const element = Object.assign(document.createElement(tag), attributes, { nonce, onload: then, onerror: then });
    document.head.append(element);
  };
  const loadScript = () => add("script", { src: dataset.script }, null);
  const loadPage = () => add("link", { rel: "stylesheet", href: dataset.style }, loadScript);
  window.addEventListener("load", () => requestAnimationFrame(() => setTimeout(loadPage)));
}
`;
