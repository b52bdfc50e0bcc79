import { type AccountRows, accountRowsIn } from "./accountRows.ts";
import { accountsOf, type KnownAccount } from "./accountsOf.ts";
import type { AccountReading } from "./balances.ts";
import { endpointEntry } from "./catalogue.ts";
import type { Comparison } from "./comparison.ts";
import { type Gap, gapsOf } from "./gaps.ts";
import type { ItemFacts } from "./item.ts";
import { itemReadings } from "./itemFactsFor.ts";
import type { FailedReading, OkReading, SkippedReading } from "./reading.ts";
import { inCanonicalOrder, precedes } from "./readingOrder.ts";

/** A comparison sorted for the causes to look things up in; made once for all of them. */
export interface Evidence {
  readonly comparison: Comparison;
  readonly ok: readonly OkReading[];
  readonly failed: readonly FailedReading[];
  readonly skipped: readonly SkippedReading[];
  readonly accounts: ReadonlyMap<string, KnownAccount>;
  /** The Item as the first `/item/get` told it, and which reading that was. */
  readonly item: ItemFacts | null;
  readonly itemReadingId: string | null;
  readonly itemAfter: ItemFacts | null;
  readonly products: readonly string[];
  readonly institutionId: string | null;
  /** The first real-time answer. */
  readonly realTime: OkReading | null;
  /**
   * Cached answers with balances, before and after that; all are before when there was none. Answers whose balances are
   * null by design are not among them: they are no evidence of what is cached.
   */
  readonly cachedBefore: readonly OkReading[];
  readonly cachedAgain: readonly OkReading[];
  readonly evaluated: readonly OkReading[];
  /** One for each account whose cached and real-time numbers differ. */
  readonly gaps: readonly Gap[];
  /** The transactions of the first answer that has any, before the real-time call. */
  readonly rows: AccountRows | null;
  /** What a reading shows of an account. */
  shown(reading: OkReading, accountId: string): AccountReading | undefined;
}

function isCachedEvidence({ kind, endpoint }: OkReading): boolean {
  const { numbersAt, isAlwaysNull } = endpointEntry(endpoint);
  return kind === "cached" && numbersAt !== null && !isAlwaysNull;
}

export function evidenceOf(comparison: Comparison): Evidence {
  const readings = inCanonicalOrder(comparison.readings);
  const ok = readings.filter((reading): reading is OkReading => reading.outcome === "ok");
  const realTime = ok.find((reading) => reading.kind === "real-time") ?? null;
  const cached = ok.filter(isCachedEvidence);
  const isAgain = (reading: OkReading): boolean => realTime !== null && precedes(realTime, reading);
  const facts = itemReadings(comparison);
  const first = facts[0];
  const byReading = new Map(
    ok.map((reading) => [reading.id, new Map(reading.accounts.map((account) => [account.accountId, account]))]),
  );
  const accounts = new Map(accountsOf(comparison).map((account) => [account.accountId, account]));
  const shown = (reading: OkReading, accountId: string): AccountReading | undefined =>
    byReading.get(reading.id)?.get(accountId);
  const cachedBefore = cached.filter((reading) => !isAgain(reading));
  return {
    comparison,
    ok,
    failed: readings.filter((reading): reading is FailedReading => reading.outcome === "failed"),
    skipped: readings.filter((reading): reading is SkippedReading => reading.outcome === "skipped"),
    accounts,
    item: first?.item ?? null,
    itemReadingId: first?.id ?? null,
    itemAfter: facts.at(-1)?.item ?? null,
    products: first?.item.products ?? comparison.item.products,
    institutionId: first?.item.institutionId ?? comparison.item.institutionId,
    realTime,
    cachedBefore,
    cachedAgain: cached.filter(isAgain),
    evaluated: ok.filter((reading) => reading.kind === "evaluated"),
    gaps: realTime === null ? [] : gapsOf({ comparison, accounts, realTime, cachedBefore, shown }),
    rows: accountRowsIn(cachedBefore),
    shown,
  };
}
