import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import type { AccountReading } from "../../../src/core/reading/balances.ts";
import { accountCalls } from "../../../src/core/timeline/accountCalls.ts";
import { callsOnly } from "../../../src/core/timeline/callsOnly.ts";
import { type MeasuredTimeline, measuredTimeline } from "../../../src/core/timeline/measuredTimeline.ts";
import type { CallMark, Timeline } from "../../../src/core/timeline/timeline.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { bankStep, callMark, comparedAt, copyStep, hoursAgo, timelineOf } from "../../builders/timelines/timelines.ts";

/** When the copy was last refreshed, h before the comparison: as the Item of the fixtures says it. */
const refreshed = 8.67;

/**
 * The time line that fits a case: the ledger moves from what its first cached call returned to what the bank did. Outside the
 * local sandbox there is no ledger, and the calls stand alone. It is of the account whose available balance differs most; null
 * where no call returned one.
 */
export function timelineFor(snapshot: PanelSnapshot): MeasuredTimeline | null {
  const timeline = unmeasured(snapshot);
  return timeline === null ? null : measuredTimeline(timeline, snapshot.comparison?.id ?? null);
}

function unmeasured({ comparison }: PanelSnapshot): Timeline | null {
  if (comparison === null) return null;
  const account = widestGap(comparison);
  if (account === null) return null;
  const { accountId } = account;
  const known = accountCalls(comparison, accountId);
  if (comparison.environment !== "local" || comparison.origin === "saved") {
    return callsOnly([known], { itemId: comparison.item.itemId, accountId, now: timelineOf().now });
  }
  const calls = known.calls.map(({ mark }) => mark);
  const last = Math.max(Date.parse(timelineOf().now), ...calls.map(({ at }) => Date.parse(at) + 100));
  return timelineOf({
    accountId,
    name: account.name ?? "",
    mask: account.mask ?? null,
    type: account.type ?? "depository",
    ...(known.unit !== null && { unit: known.unit }),
    now: new Date(last).toISOString(),
    calls: account.cached === null ? [seenBefore, ...calls] : calls,
    ...(account.cached === null ? loginEnded() : refreshedDaily(account, calls)),
  });
}

interface Gap extends Pick<AccountReading, "accountId" | "name" | "mask" | "type"> {
  /** Null where no call returned a balance. */
  readonly cached: AccountReading["balances"] | null;
  readonly bank: AccountReading["balances"];
}

/** The account whose balances at the bank and in Plaid's copy are furthest apart; null where no call returned one. */
function widestGap({ readings }: Comparison): Gap | null {
  const answered = readings.filter(({ outcome, accounts }) => outcome === "ok" && accounts.length > 0);
  const cached = answered.find(({ kind }) => kind === "cached");
  const atBank = (id: string) =>
    ["real-time", "evaluated"]
      .flatMap((kind) => answered.filter((reading) => reading.kind === kind).flatMap(({ accounts }) => accounts))
      .find(({ accountId }) => accountId === id)?.balances;
  const gaps = (cached ?? answered[0])?.accounts.map((account): Gap => {
    const bank = atBank(account.accountId) ?? account.balances;
    return { ...account, cached: cached === undefined ? null : account.balances, bank };
  });
  const width = ({ cached: copy, bank }: Gap) => Math.abs((bank.available ?? 0) - (copy?.available ?? 0));
  return gaps?.toSorted((one, other) => width(other) - width(one))[0] ?? null;
}

/** Of the comparison before, when the login had not ended yet. */
const seenBefore = callMark("/accounts/get", 0, 544.1, {
  at: hoursAgo(18.2),
  comparisonId: "comparison-0",
  readingId: null,
});

type Ledger = Pick<Timeline, "bank" | "copies"> & Partial<Timeline>;

/** The bank moves on until it says what the comparison read of it; the copy follows once a day. */
function refreshedDaily({ cached, bank }: Gap, calls: readonly CallMark[]): Ledger {
  const { available = null, current = null } = cached ?? {};
  const [from, to] = [available ?? current ?? 0, (available === null ? bank.current : bank.available) ?? 0];
  const held = available === null || current === null ? 0 : current - available;
  const step = (hours: number, amount: number, booked = amount + held) =>
    bankStep(hours, available === null ? null : amount, booked);
  const copy = (hours: number, amount: number, cause = "background-transactions", booked = amount + held) =>
    copyStep(hours, available === null ? null : amount, booked, { cause });
  const bookedNow = bank.current ?? to + held;
  const between = (one: number, other: number, share: number) => Math.round((one + (other - one) * share) * 100) / 100;
  const moving = (hours: number, share: number) =>
    step(hours, between(from, to, share), between(from + held, bookedNow, share));
  const earlier = Math.max(20, Math.abs(from - to));
  const asked = calls.find(({ kind, failed }) => kind === "real-time" && failed === null);
  return {
    bank: [
      step(24 * 90, from + earlier * 1.2),
      step(60, from + earlier * 0.7),
      step(36, from + earlier * 0.35),
      step(25, from),
      ...(from === to ? [] : [moving(7, 0.4), moving(4.5, 0.75), moving(2.2, 1)]),
    ],
    copies: [
      copy(24 * 40, from + earlier * 1.2, "link"),
      copy(refreshed + 48, from + earlier * 0.7),
      copy(refreshed + 24, from + earlier * 0.35),
      copy(refreshed, from),
      ...(asked === undefined
        ? []
        : [copy((comparedAt - Date.parse(asked.at)) / 3_600_000, to, "balance-get", bookedNow)]),
    ],
    nextRefreshAt: hoursAgo(refreshed - 24),
  };
}

/** Since the copy's last refresh the user has to sign in again, and no call returns a balance. */
function loginEnded(): Ledger {
  const from = hoursAgo(refreshed - 0.4);
  return {
    bank: [
      bankStep(24 * 90, 572.3, 572.3),
      bankStep(40, 544.1, 544.1),
      bankStep(6, 431.55, 431.55),
      bankStep(3, 380.05, 402.05),
    ],
    copies: [
      copyStep(24 * 40, 572.3, 572.3, { cause: "link" }),
      copyStep(refreshed + 48, 572.3, 572.3),
      copyStep(refreshed + 24, 544.1, 544.1),
      copyStep(refreshed, 544.1, 544.1),
    ],
    troubles: [{ from, until: null, code: "ITEM_LOGIN_REQUIRED" }],
  };
}
