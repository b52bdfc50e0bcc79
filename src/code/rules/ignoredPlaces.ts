import { firstPlace } from "../../core/firstPlace.ts";
import type { MaskedSource } from "../languages/maskedSource.ts";
import type { Remark } from "./rule.ts";

/** `balance-lens-ignore`, and the rules that are meant; all of them where none is named. */
const ask = /\bbalance-lens-ignore\b(?<rules>(?:[ \t,]+[a-z]+(?:-[a-z]+)+)*)/;

/** Stands for all rules where a comment names none. */
const everyRule = "";

/** Lines that a comment is about, both ends included. */
interface Lines {
  readonly from: number;
  to: number;
}

/**
 * Whether a remark is to be left out: a comment on its line or the line before it says so, and names its rule or none. The comments
 * are read in one pass, and no stretch of the text twice; a remark is then looked up among the lines of its rule.
 */
export function ignoredPlaces({ text, comments }: MaskedSource): (remark: Remark) => boolean {
  const ignored = new Map<string, Lines[]>();
  let read = 0;
  let from = 0;
  let lineEnd = -1;
  let to = -1;
  for (const { start, end } of comments) {
    const match = ask.exec(text.slice(start, end));
    if (match === null) continue;
    const newline = text.slice(read, start).lastIndexOf("\n");
    if (newline >= 0) from = read + newline + 1;
    read = start;
    if (end > lineEnd) {
      lineEnd = endOfLine(text, end);
      to = endOfLine(text, lineEnd + 1);
    }
    const named = (match.groups?.rules ?? "").split(/[ \t,]+/).filter((rule) => rule !== "");
    for (const rule of named.length === 0 ? [everyRule] : named) add(ignored, rule, { from, to });
  }
  return ({ rule, start }) => isIn(ignored.get(rule), start) || isIn(ignored.get(everyRule), start);
}

/** Comments come in the order of the text, so that lines can only touch those before them. */
function add(ignored: Map<string, Lines[]>, rule: string, { from, to }: Lines): void {
  const lines = ignored.get(rule) ?? [];
  const last = lines.at(-1);
  if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
  else lines.push({ from, to });
  ignored.set(rule, lines);
}

function isIn(lines: readonly Lines[] = [], at: number): boolean {
  const behind = firstPlace(lines, ({ from }) => from > at);
  return at <= (lines[behind - 1]?.to ?? -1);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
