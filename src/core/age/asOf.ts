import type { Comparison } from "../comparison/comparison.ts";
import type { EndpointPath } from "../endpoint/endpoint.ts";
import { firstPlace, greatestSoFar } from "../firstPlace.ts";
import { accountsOf, type KnownAccount } from "../item/accountsOf.ts";
import { capitalOneId } from "../item/capitalOneId.ts";
import { type FactsReading, itemReadings } from "../item/itemReadings.ts";
import { isInvestment } from "../item/productOfAccount.ts";
import { oncePer } from "../oncePer.ts";
import { oncePerObject } from "../oncePerObject.ts";
import { accountsById } from "../reading/accountsById.ts";
import type { AccountReading } from "../reading/balances.ts";
import {
  type CallSpan,
  type CallTimes,
  callTimesOf,
  isDated,
  isZoneGuessed,
  latestAnswerMs,
} from "../reading/callTimes.ts";
import type { OkReading, Reading } from "../reading/reading.ts";
import { ownRealTimes } from "./ownRealTimes.ts";

export type AgeProvenance = "measured" | "reported" | "bounded" | "unknown";

/** The evidence for a bound or a reported time. */
export type AgeSource =
  | "real-time-answer"
  | "evaluation-asked-bank"
  | "last-updated-datetime"
  | "signal-balance-last-updated"
  | "transactions-status"
  | "investments-status"
  | "own-real-time-call"
  | "link-time"
  | "none";

/**
 * The moment that a balance is from, as an interval: ISO 8601 ends, or null where an end is open. A real-time number is
 * "as the bank reported it": its ledger may lag behind.
 */
export interface AsOf {
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly provenance: AgeProvenance;
  /** The evidence for `earliest`. */
  readonly source: AgeSource;
  /** ms from `earliest` to the answer, by the server's clock; never negative. Null where one of them is unknown. */
  readonly ageMs: number | null;
}

/** Looks up the moment of one account's balance in one response. */
export type AsOfLookup = (reading: Reading, accountId: string) => AsOf;

const unknownAsOf: AsOf = { earliest: null, latest: null, provenance: "unknown", source: "none", ageMs: null };

interface Bound {
  /** ms since the epoch. */
  readonly at: number;
  readonly source: AgeSource;
}

/** Finds the moment that each balance of a comparison is as of, from evidence looked up once. */
class AsOfResolver {
  readonly #comparison: Comparison;
  readonly #times: CallTimes;
  readonly #ownRealTime: ReturnType<typeof ownRealTimes>;
  readonly #items: readonly FactsReading[];
  readonly #institutionId: string | null;
  readonly #accountsIn = oncePer<OkReading, ReadonlyMap<string, AccountReading>>(accountsById);
  readonly #bounds = new Map<string, Bound | null>();
  readonly #made = new Map<string, AsOf>();
  readonly #updates: (status: UpdateStatus) => Updates;
  readonly #linked: number;
  #known: ReadonlyMap<string, KnownAccount> | null = null;

  constructor(comparison: Comparison, times: CallTimes) {
    this.#comparison = comparison;
    this.#times = times;
    this.#ownRealTime = ownRealTimes({
      realTimes: comparison.readings.filter(
        (reading): reading is OkReading => reading.outcome === "ok" && reading.kind === "real-time",
      ),
      times,
      accountsIn: this.#accountsIn,
      earliestOf: (realTime, accountId) => this.asOf(realTime, accountId).earliest,
    });
    this.#items = itemReadings(comparison);
    this.#updates = oncePer((status: UpdateStatus) => updatesIn(this.#items, status));
    this.#linked =
      this.#items.map(({ item }) => Date.parse(item.createdAt ?? "")).find((at) => !Number.isNaN(at)) ?? NaN;
    this.#institutionId = this.#items[0]?.item.institutionId ?? comparison.item.institutionId;
  }

  asOf(reading: Reading, accountId: string): AsOf {
    if (reading.outcome !== "ok") return unknownAsOf;
    const account = this.#account(reading, accountId);
    if (account === undefined) return unknownAsOf;
    const span = this.#spanOf(reading);
    const reported = this.#reported(account.balances.lastUpdatedDatetime, reading, "last-updated-datetime");
    if (reported !== null) return reported;
    const { skewMs } = this.#times;
    if (reading.kind === "real-time" && !this.#isNeverLive(this.#typed(account)) && span !== null) {
      return this.#once(`${reading.id} live`, () => ({
        earliest: iso(span.from - skewMs),
        latest: iso(span.to + skewMs),
        provenance: "measured",
        source: "real-time-answer",
        ageMs: 0,
      }));
    }
    const latest = span === null ? null : span.to + skewMs;
    if (reading.kind === "evaluated") {
      const stated = this.#reported(reading.signal?.balanceLastUpdated, reading, "signal-balance-last-updated");
      if (stated !== null) return stated;
      // Plaid answers a repeated transaction id from its first use, which may have been long before.
      const bound = mayBeReplay(this.#comparison, reading) ? this.#linkTime() : this.#bound(reading, account);
      return this.#bounded(bound, latest, reading);
    }
    return this.#bounded(this.#bound(reading, account), latest, reading);
  }

  /** Hundreds of accounts share a few moments. */
  #once(key: string, make: () => AsOf): AsOf {
    const known = this.#made.get(key) ?? make();
    this.#made.set(key, known);
    return known;
  }

  #bounded(bound: Bound | null, latest: number | null, reading: OkReading): AsOf {
    return this.#once(`${reading.id} ${bound?.at} ${bound?.source}`, () => ({
      earliest: bound === null ? null : iso(bound.at),
      latest: latest === null ? null : iso(latest),
      provenance: bound === null ? "unknown" : "bounded",
      source: bound?.source ?? "none",
      ageMs: bound === null || latest === null ? null : Math.max(0, latestAnswerMs(reading) - bound.at),
    }));
  }

  /** When the response was made; null where its time was not recorded, or its time zone was guessed. */
  #spanOf(reading: OkReading): CallSpan | null {
    return isZoneGuessed(reading) ? null : this.#times.spanOf(reading);
  }

  #account(reading: OkReading, accountId: string): AccountReading | undefined {
    return this.#accountsIn(reading).get(accountId);
  }

  #typed(account: AccountReading): KnownAccount {
    if (account.type !== undefined) return account;
    this.#known ??= new Map(accountsOf(this.#comparison).map((each) => [each.accountId, each]));
    return this.#known.get(account.accountId) ?? account;
  }

  /** Capital One answers "real-time" calls for cards and loans from a copy. */
  #isNeverLive({ type }: KnownAccount): boolean {
    return this.#institutionId === capitalOneId && type !== "depository";
  }

  /** A time stated in the response itself. One later than the response proves nothing. */
  #reported(stamp: string | null | undefined, reading: OkReading, source: AgeSource): AsOf | null {
    const at = Date.parse(stamp ?? "");
    const span = this.#spanOf(reading);
    const { skewMs } = this.#times;
    if (Number.isNaN(at) || (span !== null && at > span.to + skewMs)) return null;
    const ageMs = isDated(reading) && !isZoneGuessed(reading) ? Math.max(0, latestAnswerMs(reading) - at) : null;
    return { earliest: iso(at - skewMs), latest: iso(at + skewMs), provenance: "reported", source, ageMs };
  }

  /** The tightest of the bounds that already held when the response was made. */
  #bound(reading: OkReading, account: AccountReading): Bound | null {
    const status = stampOf(this.#typed(account), reading.endpoint);
    const ownAt = this.#ownRealTime(reading, account);
    const own: Bound | null = ownAt === null ? null : { at: ownAt, source: "own-real-time-call" };
    const key = `${reading.id} ${status}`;
    let stamped = this.#bounds.get(key);
    if (stamped === undefined) {
      stamped = tightest([this.#newestUpdate(reading, status), this.#linkTime()]);
      this.#bounds.set(key, stamped);
    }
    // A call that Capital One answered from a copy has refreshed nothing.
    // A real-time call is documented to refresh what /accounts/get reads; whether a product's own copy followed is not.
    const isRefreshed = reading.endpoint === "/accounts/get" && !this.#isNeverLive(this.#typed(account));
    const earlier = isRefreshed ? this.#earlierCall(reading) : null;
    return tightest([own, stamped, earlier]);
  }

  /**
   * The newest update that had happened when the response was made. Whatever was stated before its call began had happened
   * before it, whatever the clocks say.
   */
  #newestUpdate(reading: OkReading, status: UpdateStatus | null): Bound | null {
    if (status === null) return null;
    const span = this.#spanOf(reading);
    const { skewMs } = this.#times;
    const { answers, stated, greatest, inOrder } = this.#updates(status);
    const isLater = (at: number): boolean => span === null || at + skewMs > span.from;
    let newest = inOrder[firstPlace(inOrder, isLater) - 1] ?? Number.NEGATIVE_INFINITY;
    for (let place = this.#times.placesIn(answers).endOfBefore(reading) - 1; place >= 0; place -= 1) {
      const [answer, at] = [answers[place], stated[place] ?? newest];
      if (answer === undefined || (greatest[place] ?? newest) <= newest) break;
      if (at > newest && this.#times.orderOf(answer, reading) === "before") newest = at;
    }
    return Number.isFinite(newest) ? { at: newest - skewMs, source: `${status}-status` } : null;
  }

  #earlierCall(reading: OkReading): Bound | null {
    const at = Date.parse(this.#comparison.lastOwnRealTimeAt ?? "");
    const span = this.#spanOf(reading);
    if (Number.isNaN(at) || span === null || at > span.to) return null;
    return { at: at - this.#times.skewMs, source: "own-real-time-call" };
  }

  /** Plaid reads the bank when an Item is linked, so no copy is older. */
  #linkTime(): Bound | null {
    return Number.isNaN(this.#linked) ? null : { at: this.#linked - this.#times.skewMs, source: "link-time" };
  }
}

/** Endpoints whose balances a product's updates are documented to refresh. */
const refreshedBy = {
  transactions: ["/accounts/get", "/transactions/sync", "/transactions/get"],
  investments: ["/accounts/get", "/investments/holdings/get", "/investments/transactions/get"],
} as const satisfies Readonly<Record<string, readonly EndpointPath[]>>;

export type UpdateStatus = keyof typeof refreshedBy;

/** The updates of a product that answers of `/item/get` state, ms since the epoch. */
interface Updates {
  readonly answers: readonly FactsReading[];
  /** Of each of these answers, and the latest up to it. */
  readonly stated: readonly number[];
  readonly greatest: readonly number[];
  readonly inOrder: readonly number[];
}

function updatesIn(items: readonly FactsReading[], status: UpdateStatus): Updates {
  const at = ({ item }: FactsReading): number => Date.parse(item[status]?.lastSuccessfulUpdate ?? "");
  const answers = items.filter((answer) => !Number.isNaN(at(answer)));
  const stated = answers.map(at);
  return {
    answers,
    stated,
    greatest: greatestSoFar(stated),
    inOrder: stated.toSorted((left, right) => left - right),
  };
}

/**
 * The product whose stamp in `/item/get` speaks for an account's balance in an answer. Transactions reads deposit
 * accounts, cards and student loans, and no other loan. Liabilities, Auth, Identity and Signal have no stamp.
 * Source: https://plaid.com/docs/api/items/#itemget
 */
export function stampOf(account: KnownAccount, endpoint: EndpointPath): UpdateStatus | null {
  const { type, subtype } = account;
  const isRead = type === "depository" || type === "credit" || (type === "loan" && subtype === "student");
  const status: UpdateStatus | null = isInvestment(account) ? "investments" : isRead ? "transactions" : null;
  return status !== null && refreshedBy[status].some((path) => path === endpoint) ? status : null;
}

/** True when the `client_transaction_id` may have been used before: Plaid then repeats its first response. */
export function mayBeReplay(comparison: Comparison, reading: OkReading): boolean {
  const { evaluate } = comparison.plan.options;
  if (comparison.origin === "saved") return true;
  if (evaluate !== null && evaluate !== "default" && evaluate.clientTransactionId !== undefined) return true;
  const id = reading.signal?.clientTransactionId ?? "";
  const uses = comparison.readings.filter(
    (each) => each.outcome === "ok" && each.signal?.clientTransactionId === id && id !== "",
  );
  return uses.length > 1;
}

function tightest(bounds: readonly (Bound | null)[]): Bound | null {
  let found: Bound | null = null;
  for (const bound of bounds) if (bound !== null && (found === null || bound.at > found.at)) found = bound;
  return found;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/**
 * The moments of a whole comparison, each found once: `asOfLookup(comparison)(reading, accountId)`. A
 * response without the account has no moment: both ends are null. The rules are those of docs/findings.md, "Moments".
 */
export const asOfLookup = oncePerObject((comparison: Comparison): AsOfLookup => {
  const resolver = new AsOfResolver(comparison, callTimesOf(comparison));
  // Each number is compared with several others.
  const ofReading = oncePer((reading: Reading) => oncePer((accountId: string) => resolver.asOf(reading, accountId)));
  return (reading, accountId) => ofReading(reading)(accountId);
});
