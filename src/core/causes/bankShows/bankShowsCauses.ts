import { orderOfSeen, seenSpan } from "../../comparison/bankShown.ts";
import { amountOnHold } from "../../evidence/amountOnHold.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { windowOf } from "../../evidence/gaps.ts";
import type { Certainty, DraftFinding } from "../../findings/finding.ts";
import { isSameMoney, subtractMoney } from "../../money/money.ts";
import { isGuessed } from "../../reading/isGuessed.ts";
import { type Codes, docs } from "../cause.ts";
import { staleCopy } from "../gap/oldCopy/staleCopy.ts";
import { accountParam, type Params } from "../params.ts";
import type { AnsweredBalance, EnteredComparison } from "./enteredComparison.ts";

export const codes: Codes = {
  "bank-moved-since-seen": { no: 53, most: "likely", settledBy: "look-and-read-together" },
  "bank-site-counts-otherwise": { no: 54, most: "likely", settledBy: "look-up-what-it-counts" },
  "entered-for-another-account": { no: 55, most: "likely", settledBy: "look-again" },
};

/** Beyond this distance from the call the balance may have changed in between. A threshold of this product. */
const nearbyMs = 15 * 60_000;

/**
 * Why the entered number may differ, the most certain cause first; none above likely, since nothing seen at the bank
 * proves why another number differs.
 */
export function bankShowsCauses(
  beside: EnteredComparison,
  fact: DraftFinding,
  evidence: Evidence,
): readonly DraftFinding[] {
  const { realTime, cached } = beside;
  if (realTime === null && cached === null) return [];
  if (realTime?.isSame) return cached?.isSame === false ? copyBehind(beside, fact, evidence) : [];
  if (realTime === null) return cached === null || cached.isSame ? [] : [movedSince(beside, cached, fact, evidence)];
  const causes = [
    ...countedOtherwise(beside, realTime, fact, evidence),
    ...otherAccount(beside, realTime, fact, evidence),
  ].toSorted((left, right) => Number(left.certainty === "possible") - Number(right.certainty === "possible"));
  // That the balance changed in between is stated only where the numbers suggest nothing better.
  return causes[0]?.certainty === "likely" ? causes : [...causes, movedSince(beside, realTime, fact, evidence)];
}

/** A cause of this fact, about the same account, answers and numbers. */
function causeOf(
  fact: DraftFinding,
  cause: Pick<DraftFinding, "code" | "certainty" | "advice"> & { readonly variant?: string; readonly more?: Params },
): DraftFinding {
  const { variant: _, ...base } = fact;
  const { more = {}, ...stated } = cause;
  return { ...base, ...stated, params: { ...fact.params, ...more }, docUrl: docs.balance };
}

/** The bank's site and the real-time answer match, so the copy is behind: as certain as the gap's own cause. */
function copyBehind({ entered, cached, field }: EnteredComparison, fact: DraftFinding, evidence: Evidence) {
  const gap = evidence.gaps.find(
    ({ account, alike, fields }) =>
      account.accountId === entered.shown.accountId &&
      alike.some((reading) => reading === cached?.reading) &&
      fields.some((part) => part.field === field),
  );
  const cause = gap === undefined ? null : staleCopy.find(gap, evidence);
  if (cause === null || cause.code !== "cache-older-than-bank") return [];
  const { code, certainty, advice, window } = cause;
  return [
    { ...causeOf(fact, { code, variant: "bank-shows", certainty, advice }), ...(window !== undefined && { window }) },
  ];
}

/**
 * The bank's balance changed between the time it was seen and the answer. Likely where it was seen before the real-time
 * call and still was the cached number; else a bank that counts differently on its site is as common, which the
 * sentence says.
 */
function movedSince(
  beside: EnteredComparison,
  other: AnsweredBalance,
  fact: DraftFinding,
  evidence: Evidence,
): DraftFinding {
  const { entered, cached } = beside;
  const order = orderOfSeen(entered.shown, other.reading, evidence.times);
  const isSeenMoving = cached?.isSame === true && other !== cached && order === "before" && !isGuessed(other.reading);
  const { from, to } = seenSpan(entered.shown);
  const seen = { earliest: new Date(from).toISOString(), latest: new Date(to).toISOString() };
  const cause = causeOf(fact, {
    code: "bank-moved-since-seen",
    variant: isSeenMoving ? "still-cached" : order,
    certainty: isSeenMoving ? "likely" : "possible",
    advice: "none",
  });
  return { ...cause, window: windowOf(seen, evidence.asOf(other.reading, entered.shown.accountId)) };
}

/** Likely for a number seen around the time of the call; a balance seen long before or after may have changed since. */
function countingCertainty(
  { entered }: EnteredComparison,
  { reading }: AnsweredBalance,
  { times }: Evidence,
): Certainty {
  const span = times.spanOf(reading);
  const seen = seenSpan(entered.shown);
  if (span === null || isGuessed(reading)) return "possible";
  return seen.from - span.to <= nearbyMs && span.from - seen.to <= nearbyMs ? "likely" : "possible";
}

/**
 * The difference is exactly what the real-time answer holds back, or the overdraft limit: the bank's site counts that
 * differently. Counter-world: a hold of just that amount was placed or released in between.
 */
function countedOtherwise(
  beside: EnteredComparison,
  realTime: AnsweredBalance,
  fact: DraftFinding,
  evidence: Evidence,
): readonly DraftFinding[] {
  const { seen, field, entered } = beside;
  if (field !== "available") return [];
  const { unit, account, value } = realTime;
  const { type } = evidence.accounts.get(entered.shown.accountId) ?? account;
  const above = subtractMoney(seen, value);
  const isIt = (amount: number): boolean => !isSameMoney(amount, 0, unit) && isSameMoney(above, amount, unit);
  const stated = (variant: string, counted: number): DraftFinding =>
    causeOf(fact, {
      code: "bank-site-counts-otherwise",
      variant,
      certainty: countingCertainty(beside, realTime, evidence),
      more: { counted: { kind: "money", value: Math.abs(counted), currency: unit.currency } },
      advice: "say-what-each-counts",
    });
  const held = amountOnHold(type, account.balances);
  if (held !== null && held > 0 && isIt(held)) return [stated("held", held)];
  const limit = type === "depository" ? account.balances.limit : null;
  if (typeof limit !== "number" || limit <= 0) return [];
  if (isIt(limit)) return [stated("overdraft-in", limit)];
  return isIt(-limit) ? [stated("overdraft-out", limit)] : [];
}

/** Every number that was entered is another account's. Likely where two numbers match; one alone may be chance. */
function otherAccount(
  { entered }: EnteredComparison,
  { reading, unit }: AnsweredBalance,
  fact: DraftFinding,
  evidence: Evidence,
): readonly DraftFinding[] {
  const { accountId, available, current } = entered.shown;
  const asEntered = (["available", "current"] as const).filter((field) => entered.shown[field] !== null);
  const others = reading.accounts.filter(
    ({ accountId: id, balances }) =>
      id !== accountId &&
      asEntered.every((field) => {
        const [number, seen] = [balances[field], entered.shown[field]];
        return (
          typeof number === "number" && number !== 0 && typeof seen === "number" && isSameMoney(number, seen, unit)
        );
      }),
  );
  const [other, ...more] = others;
  if (other === undefined || more.length > 0) return [];
  const isTwofold = available !== null && current !== null && !isSameMoney(available, current, unit);
  return [
    causeOf(fact, {
      code: "entered-for-another-account",
      certainty: isTwofold && !isGuessed(reading) ? "likely" : "possible",
      more: { other: accountParam(evidence.accounts.get(other.accountId) ?? other) },
      advice: "correct-what-was-entered",
    }),
  ];
}
