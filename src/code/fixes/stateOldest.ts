import { callOf } from "./callInstead.ts";
import type { Mend } from "./codeFix.ts";

/** A day is what Plaid's own updates keep to, as a rule. */
export const stateOldest: Mend = ({ source: { code, language, text }, calls }, remark) => {
  const call = callOf(calls, remark);
  if (call === undefined || language !== "typescript" || call.how !== "sdk") return null;
  const sent = code.slice(call.argumentsStart, call.argumentsEnd);
  if (!/^\s*\{/.test(sent) || /\boptions\b/.test(sent)) return null;
  const at = call.argumentsStart + sent.indexOf("{") + 1;
  const gap = /^\s*/.exec(text.slice(at, call.argumentsEnd))?.[0] ?? "";
  const option = "options: { min_last_updated_datetime: new Date(Date.now() - 86_400_000).toISOString() },";
  return { kind: "state-oldest", at: { start: at, end: at }, text: `${gap === "" ? " " : gap}${option}` };
};
