import type { Evidence } from "../../../evidence/evidence.ts";
import type { Gap } from "../../../evidence/gaps.ts";
import { differingFields } from "../../answerPair.ts";
import { type Codes, docs, type GapCause } from "../../cause.ts";
import { gapBase } from "../gapBase.ts";
import { isStopped, itemBefore, pullsOfTheirOwn } from "./itemUpdates.ts";

export const codes: Codes = {
  "refresh-paused": { no: 6, most: "possible", settledBy: "use-item-and-compare" },
};

const dayMs = 86_400_000;

/** Plaid may have paused the updates of an unused Item: it documents that, with no figure and no field. */
export const refreshPaused: GapCause = {
  about: "movement",
  place: 110,
  find: (gap, evidence) => {
    const answer = itemBefore(gap, evidence);
    const age = gap.asOf.ageMs;
    const isVeryOld = gap.asOf.source.endsWith("-status") && age !== null && age > 30 * dayMs;
    if (!isVeryOld || answer === null || isStopped(gap, answer) || isUsed(gap, evidence)) return null;
    return {
      ...gapBase(gap, evidence),
      code: "refresh-paused",
      certainty: "possible",
      advice: "call-wakes-item",
      docUrl: docs.signalRules,
    };
  },
};

/**
 * True where the Item is in use, whatever its stamp says: a product has updates that leave no stamp, this program
 * called it within 30 days, or a cached balance changed between two earlier answers.
 */
function isUsed({ account, bank }: Gap, evidence: Evidence): boolean {
  const { products, comparison, times, cached } = evidence;
  if (products.some((product) => pullsOfTheirOwn.includes(product))) return true;
  const span = times.spanOf(bank);
  const own = Date.parse(comparison.lastOwnRealTimeAt ?? "");
  if (span !== null && span.from - own < 30 * dayMs) return true;
  const before = cached
    .filter((reading) => times.orderOf(bank, reading) !== "before")
    .flatMap((reading) => evidence.shown(reading, account.accountId) ?? []);
  const [first] = before;
  return first !== undefined && before.some((other) => differingFields(first, other).length > 0);
}
