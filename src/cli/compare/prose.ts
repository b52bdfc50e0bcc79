import { wrap } from "../terminal/displayWidth.ts";

/** Longer lines than this are hard to read, however wide the terminal. */
const readableWidth = 100;

/** Lines of prose: the first keeps its leading spaces, the others begin with `indent`. */
export function prose(text: string, width: number, indent = "  "): readonly string[] {
  const lead = /^ */.exec(text)?.[0] ?? "";
  const [first = "", ...rest] = wrap(text, Math.min(width, readableWidth) - Math.max(lead.length, indent.length));
  return [lead + first, ...rest.map((line) => indent + line)];
}
