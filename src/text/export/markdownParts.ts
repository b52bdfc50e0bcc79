/** Characters that Markdown, or the HTML in it, acts on. */
const acting = /[\\`*_{}[\]<>#|~&!@]/g;

/**
 * A text from outside as one line that says only itself: a bank's name must not become a link, a picture, a column or
 * somebody's mention.
 */
export function markdownText(text: string): string {
  const oneLine = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  return oneLine.replaceAll(acting, (char) => (char === "@" ? "@\u2060" : char === "&" ? "&amp;" : `\\${char}`));
}

/** A code span; what would end it is left out. */
export function markdownCode(text: string): string {
  const plain = text.replaceAll(/[`|\p{Cc}\u2028\u2029]+/gu, " ").trim();
  return plain === "" ? "" : `\`${plain}\``;
}

/** A table of cells that are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
