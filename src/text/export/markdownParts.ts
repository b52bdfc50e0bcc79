import { isolateRuns } from "../bidi.ts";
import { oneLine } from "../controlCharacters.ts";

/** Characters with a meaning in Markdown, or in HTML within it, at any position. */
const acting = /[\\`*_{}[\]<>#|~&!@]/g;
/** What previews turn into links by themselves: addresses with or without a scheme, and `www.`. */
const address = /:(?=\/\/)|\/(?=\/)|(?<=\/)\/|(?<=www)\.|(?<=mailto|xmpp):/gi;
/** A dollar sign that could start or end a formula; before a digit it is money. */
const formula = /\$(?!\d)/g;
/** The start of a line that Markdown reads as a list, a rule or a heading. */
const leading = /^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|--|=))/;

/**
 * Text from outside as one line that every preview shows literally: a bank's name must not become a link, picture,
 * formula, column, list or mention. All Markdown is escaped here and nowhere else.
 */
export function markdownText(text: string): string {
  return isolateRuns(oneLine(text))
    .replaceAll(acting, (char) => (char === "@" ? "\\@\u2060" : char === "&" ? "&amp;" : `\\${char}`))
    .replaceAll(address, (char) => `\\${char}`)
    .replaceAll(formula, "\\$")
    .replace(leading, "$&\\");
}

/** A code span; characters that would end it are removed. */
export function markdownCode(text: string): string {
  const plain = oneLine(text.replaceAll(/[`|]+/g, " "));
  return plain === "" ? "" : `\`${plain}\``;
}

/** A table whose cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return tableOf(
    [head, ...rows],
    head.map(() => "---"),
  );
}

/**
 * The same, padded so that it is readable unrendered, as in a chat. Columns from `numbersFrom` on are right-aligned.
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
