import { type Age, ageLookup } from "../age/ageLookup.ts";
import { worstAge } from "../age/worstAge.ts";
import { findingsOf } from "../causes/findingsOf.ts";
import type { Comparison } from "../comparison/comparison.ts";
import { defaultBaseline } from "../comparison/differenceFrom.ts";
import type { GapAmount } from "../comparison/itemGap.ts";
import { matrixOf } from "../comparison/matrix.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import type { Failure } from "../failure/errors.ts";
import type { Finding } from "../findings/finding.ts";
import { explanationOf, findingGroups } from "../findings/findingGroups.ts";
import { accountFingerprint } from "../item/accountFingerprint.ts";
import { accountsOf } from "../item/accountsOf.ts";
import type { ItemSummary } from "../item/item.ts";

/** How much the responses of one Item differ in one currency. Amounts of two currencies are never added. */
export interface Disagreement {
  /** Null: no answer names one. */
  readonly currency: string | null;
  /** The widest difference of one account from the reading that others are measured against; positive. */
  readonly widest: number;
  /** How many accounts differ. */
  readonly accounts: number;
}

/** The result for one Item among several. */
export type ItemOutcome =
  | {
      readonly kind: "compared";
      readonly item: ItemSummary;
      /** The widest first; empty when all agree. */
      readonly disagreements: readonly Disagreement[];
      /** By how much its cached balances are off from the bank's, at the account where it is most; null where nothing says so. */
      readonly gap: GapAmount | null;
      /** Of its cached balances before the bank was asked, the oldest; null when none was read. */
      readonly oldest: Age | null;
      readonly failedCalls: number;
      /** Calls that were left out, by plan or for want of the product. */
      readonly skippedCalls: number;
      /** The call that took longest of those that were answered; null without any. */
      readonly slowest: { readonly endpoint: EndpointPath; readonly latencyMs: number } | null;
      /** The names of its accounts at the bank (`accountFingerprint`); empty where two of them cannot be told apart. */
      readonly accountFingerprints: readonly string[];
      /** False when the bank did not respond: matching cached responses then prove little. */
      readonly bankAnswered: boolean;
      /** The first fact of its findings; null without any. */
      readonly gravest: Finding | null;
      /** What is shown with that fact: its best cause, or that it is unexplained; null when the fact needs neither. */
      readonly explanation: Finding | null;
    }
  | { readonly kind: "not-compared"; readonly item: ItemSummary; readonly failure: Failure };

export type ComparedItem = Extract<ItemOutcome, { kind: "compared" }>;

/** Summarizes the comparison of one Item. */
export function outcomeOf(comparison: Comparison): ComparedItem {
  const findings = findingsOf(comparison);
  const [first] = findingGroups(findings);
  return {
    kind: "compared",
    item: comparison.item,
    disagreements: disagreementsOf(comparison),
    gap: gapOf(findings),
    oldest: oldestCached(comparison),
    accountFingerprints: fingerprintsOf(comparison),
    failedCalls: comparison.readings.filter(({ outcome }) => outcome === "failed").length,
    skippedCalls: comparison.readings.filter(({ outcome }) => outcome === "skipped").length,
    slowest: slowestOf(comparison),
    bankAnswered: comparison.readings.some(({ outcome, kind }) => outcome === "ok" && kind === "real-time"),
    gravest: first?.fact ?? null,
    explanation: first === undefined ? null : explanationOf(first),
  };
}

/**
 * The widest difference that a finding calls too high or too low: of the others nobody knows which number is right. A credit
 * limit is no balance.
 */
function gapOf(findings: readonly Finding[]): GapAmount | null {
  const found = findings.flatMap(({ code, variant, params: { field, difference } }) => {
    if (code !== "cached-differs-from-real-time" || variant?.includes("too-") !== true) return [];
    if (difference?.kind !== "difference" || (field?.kind === "text" && field.value === "limit")) return [];
    return [{ value: difference.value, currency: difference.currency }];
  });
  return found.toSorted((left, right) => Math.abs(right.value) - Math.abs(left.value))[0] ?? null;
}

function slowestOf({ readings }: Comparison): ComparedItem["slowest"] {
  let slowest: ComparedItem["slowest"] = null;
  for (const reading of readings) {
    if (reading.outcome !== "ok" || reading.latencyMs <= (slowest?.latencyMs ?? -1)) continue;
    slowest = { endpoint: reading.endpoint, latencyMs: reading.latencyMs };
  }
  return slowest;
}

function fingerprintsOf(comparison: Comparison): readonly string[] {
  const all = accountsOf(comparison).map(accountFingerprint);
  const known = all.filter((each) => each !== null);
  return known.length === all.length ? known : [];
}

/** True when all responses agree and the bank is among them. */
export function agrees({ disagreements, bankAnswered }: ComparedItem): boolean {
  return disagreements.length === 0 && bankAnswered;
}

function disagreementsOf(comparison: Comparison): readonly Disagreement[] {
  const byCurrency = new Map<string | null, { widest: number; accounts: number }>();
  for (const { cells } of matrixOf(comparison, defaultBaseline(comparison)).rows) {
    const ofAccount = new Map<string | null, number>();
    for (const { difference } of cells) {
      for (const each of Object.values(difference)) {
        if (each.kind !== "differs") continue;
        ofAccount.set(each.currency, Math.max(ofAccount.get(each.currency) ?? 0, Math.abs(each.value)));
      }
    }
    for (const [currency, value] of ofAccount) {
      const sum = byCurrency.get(currency) ?? { widest: 0, accounts: 0 };
      byCurrency.set(currency, { widest: Math.max(sum.widest, value), accounts: sum.accounts + 1 });
    }
  }
  return [...byCurrency]
    .map(([currency, sum]) => ({ currency, ...sum }))
    .sort((left, right) => right.widest - left.widest);
}

function oldestCached(comparison: Comparison): Age | null {
  const ages = ageLookup(comparison);
  let oldest: Age | null = null;
  for (const reading of comparison.readings) {
    if (reading.outcome !== "ok" || reading.pass !== "cached") continue;
    const age = worstAge(comparison, reading, ages);
    if (age !== null && isOlder(age, oldest)) oldest = age;
  }
  return oldest;
}

/** An unknown age counts as the oldest of all. */
function isOlder(age: Age, than: Age | null): boolean {
  return than === null || (age.ageMs ?? Infinity) > (than.ageMs ?? Infinity);
}

/** The Items that disagree in one currency, the widest difference first. */
export interface CurrencyRanking {
  readonly currency: string | null;
  readonly rows: readonly { readonly outcome: ComparedItem; readonly disagreement: Disagreement }[];
}

/** Which disagree most, a list for each currency; the currency of most Items first. */
export function disagreeMost(outcomes: readonly ItemOutcome[]): readonly CurrencyRanking[] {
  const rankings = new Map<string | null, CurrencyRanking["rows"][number][]>();
  for (const outcome of outcomes) {
    if (outcome.kind !== "compared") continue;
    for (const disagreement of outcome.disagreements) {
      const rows = rankings.get(disagreement.currency) ?? [];
      rankings.set(disagreement.currency, [...rows, { outcome, disagreement }]);
    }
  }
  return [...rankings]
    .map(([currency, rows]) => ({
      currency,
      rows: rows.sort((left, right) => right.disagreement.widest - left.disagreement.widest),
    }))
    .sort((left, right) => right.rows.length - left.rows.length);
}

/** Those whose cached balances have an age, the oldest first. */
export function oldestFirst(outcomes: readonly ItemOutcome[]): readonly (ComparedItem & { readonly oldest: Age })[] {
  const aged = outcomes.filter(
    (outcome): outcome is ComparedItem & { readonly oldest: Age } =>
      outcome.kind === "compared" && outcome.oldest !== null,
  );
  return aged.sort((left, right) =>
    isOlder(left.oldest, right.oldest) ? -1 : isOlder(right.oldest, left.oldest) ? 1 : 0,
  );
}
