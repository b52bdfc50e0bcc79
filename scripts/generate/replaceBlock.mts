import { PlainFailure } from "../lib/step.mjs";

/**
 * A text with other lines in the place of those that stand below `above`, which end at an empty line or at one that is less
 * indented than the first of them.
 * @throws PlainFailure that `above` is not in the text, or stands there twice
 */
export function replaceBlock(text: string, above: string, lines: readonly string[]): string {
  const [before = "", after, another] = text.split(above);
  if (after === undefined || another !== undefined) {
    throw new PlainFailure(`There is to be one place that reads: ${above.trim()}`);
  }
  const indent = /^ */.exec(lines[0] ?? "")?.[0] ?? "";
  const rest = after.split("\n");
  const end = rest.findIndex((line) => line === "" || !line.startsWith(indent));
  return [before, above, ...lines, rest.slice(end).join("\n")].join("");
}
