import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { bankStep, copyStep, hoursAgo, timelineOf } from "../../builders/timelines/timelines.ts";

/** When the copy was last refreshed, h before the comparison: as the Item of the fixtures says it. */
const refreshed = 18.4;

/**
 * The time line that fits a case: the ledger moves from what its first cached call returned to what the bank did. Null where no
 * call returned an account.
 * @param accountId the account; the one whose available balance differs most when absent
 */
export function timelineFor({ comparison }: PanelSnapshot, accountId?: string): Timeline | null {
  const answered = (comparison?.readings ?? []).filter(
    (reading) => reading.outcome === "ok" && reading.accounts.length > 0,
  );
  const cachedOf = answered.find(({ kind }) => kind === "cached")?.accounts ?? [];
  const liveOf = answered.findLast(({ kind }) => kind === "real-time")?.accounts ?? cachedOf;
  const live = (id: string) => liveOf.find((each) => each.accountId === id)?.balances;
  const gapOf = (each: (typeof cachedOf)[number]) =>
    Math.abs((live(each.accountId)?.available ?? 0) - (each.balances.available ?? 0));
  const differs = cachedOf.toSorted((one, other) => gapOf(other) - gapOf(one))[0];
  const account = cachedOf.find((each) => each.accountId === accountId) ?? differs ?? cachedOf[0];
  if (account === undefined || comparison === null) return null;
  const { available = null, current = null } = account.balances;
  const now = live(account.accountId) ?? account.balances;
  const [cached, bank] = [available ?? current ?? 0, (available === null ? now.current : now.available) ?? 0];
  const part = (share: number) => Math.round((cached + (bank - cached) * share) * 100) / 100;
  const held = available === null || current === null ? 0 : current - available;
  const step = (hours: number, amount: number) => bankStep(hours, available === null ? null : amount, amount + held);
  const copy = (hours: number, amount: number, cause = "background-transactions") =>
    copyStep(hours, available === null ? null : amount, amount + held, { cause });
  const earlier = Math.max(20, Math.abs(cached - bank));
  return timelineOf({
    accountId: account.accountId,
    name: account.name ?? "",
    mask: account.mask ?? null,
    type: account.type ?? "depository",
    bank: [
      step(24 * 90, cached + earlier * 1.2),
      step(60, cached + earlier * 0.7),
      step(36, cached + earlier * 0.35),
      step(25, cached),
      ...(cached === bank ? [] : [step(12.5, part(0.4)), step(7, part(0.75)), step(2.2, bank)]),
    ],
    copies: [
      copy(24 * 40, cached + earlier * 1.2, "link"),
      copy(refreshed + 48, cached + earlier * 1.2),
      copy(refreshed + 24, cached + earlier * 0.7),
      copy(refreshed, cached),
      ...(liveOf === cachedOf ? [] : [copy(-3290 / 3_600_000, bank, "balance-get")]),
    ],
    calls: comparison.readings.flatMap((reading) => {
      if (reading.startedAt === null || reading.endpoint === "/item/get") return [];
      const found = reading.accounts.find((each) => each.accountId === account.accountId);
      if (found === undefined && reading.outcome === "ok") return [];
      return [
        {
          at: new Date(Date.parse(reading.startedAt) + (reading.latencyMs ?? 0)).toISOString(),
          endpoint: reading.endpoint,
          kind: reading.kind,
          available: found?.balances.available ?? null,
          current: found?.balances.current ?? null,
          failed: reading.outcome === "failed" ? (reading.failure.provider?.errorCode ?? reading.failure.reason) : null,
          asOf: null,
          comparisonId: comparison.id,
          readingId: reading.id,
        },
      ];
    }),
    nextRefreshAt: hoursAgo(refreshed - 24),
  });
}
