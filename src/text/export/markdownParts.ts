import { isolateRuns } from "../bidi.ts";
import { oneLine } from "../steering.ts";

/** Characters that Markdown, or the HTML in it, acts on wherever they stand. */
const acting = /[\\`*_{}[\]<>#|~&!@]/g;
/** What previews make a link of although nobody wrote one: an address with or without its scheme, and `www.`. */
const address = /:(?=\/\/)|\/(?=\/)|(?<=\/)\/|(?<=www)\.|(?<=mailto|xmpp):/gi;
/** A dollar sign that could begin or end a formula; before a digit it is money. */
const formula = /\$(?!\d)/g;
/** What makes a list, a rule or a heading of the line it begins. */
const leading = /^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|--|=))/;

/**
 * A text from outside as one line that says only itself, in every preview: a bank's name must not become a link, a
 * picture, a formula, a column, a list or somebody's mention. The only escape there is for what goes into Markdown.
 */
export function markdownText(text: string): string {
  return isolateRuns(oneLine(text))
    .replaceAll(acting, (char) => (char === "@" ? "\\@\u2060" : char === "&" ? "&amp;" : `\\${char}`))
    .replaceAll(address, (char) => `\\${char}`)
    .replaceAll(formula, "\\$")
    .replace(leading, "$&\\");
}

/** A code span; what would end it is left out. */
export function markdownCode(text: string): string {
  const plain = oneLine(text.replaceAll(/[`|]+/g, " "));
  return plain === "" ? "" : `\`${plain}\``;
}

/** A table of cells that are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return tableOf(
    [head, ...rows],
    head.map(() => "---"),
  );
}

/**
 * The same, padded so that it also reads where nobody renders it, as in a chat. Columns from `numbersFrom` on are set to the
 * right.
 */
export function alignedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { numbersFrom }: { readonly numbersFrom: number },
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => all.reduce((most, row) => Math.max(most, (row[column] ?? "").length), 3));
  const padded = (row: readonly string[]) =>
    row.map((cell, column) =>
      column < numbersFrom ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return tableOf(
    all.map(padded),
    widths.map((width, column) => (column < numbersFrom ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)),
  );
}

function tableOf([head = [], ...rows]: readonly (readonly string[])[], rule: readonly string[]): string {
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
