import { accountCalls } from "../../../src/core/timeline/accountCalls.ts";
import { callsOnly } from "../../../src/core/timeline/callsOnly.ts";
import { type MeasuredTimeline, measured } from "../../../src/core/timeline/measured.ts";
import type { Timeline } from "../../../src/core/timeline/timeline.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { bankStep, copyStep, hoursAgo, timelineOf } from "../../builders/timelines/timelines.ts";

/** When the copy was last refreshed, h before the comparison: as the Item of the fixtures says it. */
const refreshed = 18.4;

/**
 * The time line that fits a case: the ledger moves from what its first cached call returned to what the bank did. Outside the
 * local sandbox there is no ledger, and the calls stand alone. It is of the account whose available balance differs most; null
 * where no call returned one.
 */
export function timelineFor(snapshot: PanelSnapshot): MeasuredTimeline | null {
  const timeline = unmeasured(snapshot);
  return timeline === null ? null : measured(timeline, snapshot.comparison?.id ?? null);
}

function unmeasured({ comparison }: PanelSnapshot): Timeline | null {
  const answered = (comparison?.readings ?? []).filter(
    (reading) => reading.outcome === "ok" && reading.accounts.length > 0,
  );
  const cachedOf = answered.find(({ kind }) => kind === "cached")?.accounts ?? [];
  const liveOf = answered.findLast(({ kind }) => kind === "real-time")?.accounts ?? cachedOf;
  const live = (id: string) => liveOf.find((each) => each.accountId === id)?.balances;
  const gapOf = (each: (typeof cachedOf)[number]) =>
    Math.abs((live(each.accountId)?.available ?? 0) - (each.balances.available ?? 0));
  const [account] = cachedOf.toSorted((one, other) => gapOf(other) - gapOf(one));
  if (account === undefined || comparison === null) return null;
  const { accountId } = account;
  const known = accountCalls(comparison, accountId);
  if (comparison.environment !== "local" || comparison.origin === "saved") {
    return callsOnly([known], { itemId: comparison.item.itemId, accountId, now: timelineOf().now });
  }
  const { available = null, current = null } = account.balances;
  const now = live(accountId) ?? account.balances;
  const [cached, bank] = [available ?? current ?? 0, (available === null ? now.current : now.available) ?? 0];
  const part = (share: number) => Math.round((cached + (bank - cached) * share) * 100) / 100;
  const held = available === null || current === null ? 0 : current - available;
  const step = (hours: number, amount: number) => bankStep(hours, available === null ? null : amount, amount + held);
  const copy = (hours: number, amount: number, cause = "background-transactions") =>
    copyStep(hours, available === null ? null : amount, amount + held, { cause });
  const earlier = Math.max(20, Math.abs(cached - bank));
  return timelineOf({
    accountId,
    name: account.name ?? "",
    mask: account.mask ?? null,
    type: account.type ?? "depository",
    ...(known.unit !== null && { unit: known.unit }),
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
    calls: known.calls.map(({ mark }) => mark),
    nextRefreshAt: hoursAgo(refreshed - 24),
  });
}
