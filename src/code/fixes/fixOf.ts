import type { Remark, RuleId } from "../rules/rule.ts";
import { ruledCode } from "../rules/ruledCode.ts";
import type { ScannedCode } from "../scanCode.ts";
import { bankInstead, cachedInstead } from "./callInstead.ts";
import type { CodeFix, Mend } from "./codeFix.ts";
import { keepNull } from "./keepNull.ts";
import { nameRuleset } from "./nameRuleset.ts";
import { stateOldest } from "./stateOldest.ts";
import { useEnvironment } from "./useEnvironment.ts";
import { waitLonger } from "./waitLonger.ts";
import { withoutBalance } from "./withoutBalance.ts";

/**
 * The change that mends what a remark says; null where none is certain to be right. The rules do without: nothing but an editor
 * asks for it, of the remarks at one place.
 */
export function fixOf(code: ScannedCode, remark: Remark): CodeFix | null {
  return mends[remark.rule]?.(ruledCode(code), remark) ?? null;
}

/** What the other rules mark has to be decided by who wrote it. */
const mends: Readonly<Partial<Record<RuleId, Mend>>> = {
  "null-is-not-zero": keepNull,
  "real-time-after-exchange": cachedInstead,
  "balance-in-products": withoutBalance,
  "removed-environment": ({ source }, { start, end }) => {
    const text = source.text.slice(start, end).replace("development", "sandbox").replace("Development", "Sandbox");
    return { kind: "use-sandbox", at: { start, end }, text };
  },
  "secret-in-code": useEnvironment,
  "no-ruleset-key": nameRuleset,
  "cached-before-transfer": bankInstead,
  "no-oldest-balance": stateOldest,
  "short-timeout": waitLonger,
  "current-not-available": (_, { start, end }) => ({ kind: "use-available", at: { start, end }, text: "available" }),
};
