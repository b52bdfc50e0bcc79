import { bootScript, firstHeadingId, firstStyle } from "./firstFrame.ts";

export interface PanelHtmlInput {
  /** From `webview.asWebviewUri`. */
  readonly scriptUri: string;
  readonly styleUri: string;
  /** From `webview.cspSource`. */
  readonly cspSource: string;
  /** Fresh for each page, from a cryptographic source. */
  readonly nonce: string;
  readonly title: string;
  /** The request that is sent once the first frame is on screen, which needs no reply; empty: none is. */
  readonly shownRequest: string;
  /** What the page is about, on screen before its script has run; empty: nothing is. */
  readonly heading: string;
  /** BCP 47. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
}

/** The id of the element the page is drawn in. */
export const rootElementId = "balance-lens";

/**
 * The page's whole HTML: what its first frame needs, which then loads the rest. Its policy allows nothing that it does not
 * name: no network, no script and no style without the nonce. Data arrives by message, never in the HTML, but for the heading,
 * as text. The nonce is also in a `meta`, where the control kit looks for it before it makes a style element.
 */
export function panelHtml(input: PanelHtmlInput): string {
  const policy = contentSecurityPolicy(input);
  const texts = [input.nonce, input.styleUri, input.scriptUri, input.shownRequest];
  const [nonce, style, script, shown] = texts.map(escapeText);
  return `<!DOCTYPE html>
<html lang="${escapeText(input.lang)}" dir="${input.dir}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeText(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}">
<title>${escapeText(input.title)}</title>
<style nonce="${nonce}">${firstStyle}</style>
</head>
<body>
<main id="${rootElementId}">${firstHeading(input.heading)}</main>
<script nonce="${nonce}" data-style="${style}" data-script="${script}" data-shown="${shown}">${bootScript}</script>
</body>
</html>
`;
}

function firstHeading(heading: string): string {
  if (heading === "") return "";
  return `<header id="${firstHeadingId}" class="top band"><h1 dir="auto">${escapeText(heading)}</h1></header>`;
}

/** The content security policy of the page; exported for the tests that prove it holds. */
export function contentSecurityPolicy({ cspSource, nonce }: { cspSource: string; nonce: string }): string {
  return [
    "default-src 'none'",
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `img-src ${cspSource}`,
    `font-src ${cspSource}`,
  ].join("; ");
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
