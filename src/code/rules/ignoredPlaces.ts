import type { MaskedSource } from "../languages/maskedSource.ts";
import type { Remark } from "./rule.ts";

/** `balance-lens-ignore`, and the rules that are meant; all of them where none is named. */
const ask = /\bbalance-lens-ignore\b(?<rules>(?:[ \t,]+[a-z]+(?:-[a-z]+)+)*)/;

/**
 * Whether a remark is to be left out: a comment on its line or the line before it says so, and names its rule or none.
 */
export function ignoredPlaces({ text, comments }: MaskedSource): (remark: Remark) => boolean {
  const asked = comments.flatMap(({ start, end }) => {
    const match = ask.exec(text.slice(start, end));
    if (match === null) return [];
    const rules = (match.groups?.rules ?? "").split(/[ \t,]+/).filter((rule) => rule !== "");
    return [{ rules, from: lineStart(text, start), to: lineEnd(text, lineEnd(text, end) + 1) }];
  });
  return ({ rule, start }) =>
    asked.some(({ rules, from, to }) => from <= start && start <= to && (rules.length === 0 || rules.includes(rule)));
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
