import type { Comparison } from "../../core/comparison/comparison.ts";
import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import { BalanceLensError } from "../../core/failure/errors.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { repeatReading } from "../../core/plan/repeatReading.ts";
import { retriesOf } from "../../core/plan/retriesOf.ts";
import type { Balances } from "../../core/reading/balances.ts";
import type { EvaluateRequest, Reading } from "../../core/reading/reading.ts";
import type { Clock, Ids } from "../../core/run/ports.ts";
import { readEndpoint } from "../../core/run/readEndpoint.ts";
import type { CallRecord } from "../connection/callRecord.ts";
import type { Connections } from "../connection/connections.ts";
import { cancelled, failureOf } from "../failure/failures.ts";
import type { ResponseBodies } from "../responses/responseBodies.ts";
import type { AccountEntry, ItemStore } from "../store/itemStore.ts";
import { allowanceOf, budgetFor } from "./callBudget.ts";
import { oldestAcceptable } from "./oldestAcceptable.ts";
import { rememberRealTime, type SaveComparisonDependencies, saveComparison } from "./saveComparison.ts";
import { showRepeat } from "./showRepeat.ts";
import { unplannedComparison } from "./unplannedComparison.ts";

export interface SingleFetch {
  readonly endpoint: EndpointPath;
  readonly evaluate?: EvaluateRequest | undefined;
  /** The accounts it names; absent asks for all. */
  readonly accountIds?: readonly string[] | undefined;
}

export interface SingleReadsDependencies extends SaveComparisonDependencies {
  readonly items: Pick<ItemStore, "get">;
  readonly connections: Connections;
  readonly calls: CallRecord;
  readonly responses: ResponseBodies;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Readings outside a plan: one endpoint once, the retries of failed calls, or one endpoint several times. */
export class SingleReads {
  readonly #dependencies: SingleReadsDependencies;

  constructor(dependencies: SingleReadsDependencies) {
    this.#dependencies = dependencies;
  }

  /**
   * Repeats the calls of the Item's open comparison that failed and have not succeeded since, or only those of `only`.
   * @throws BalanceLensError why the first call could not be made at all, `cancelled`
   */
  async retryFailed(
    item: ItemSummary,
    only: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<readonly Reading[]> {
    const { comparisons, ids } = this.#dependencies;
    const { comparison } = comparisons.get(item.itemId);
    const readings: Reading[] = [];
    const notMade: unknown[] = [];
    for (const { endpoint, evaluate, accountIds } of comparison === null ? [] : retriesOf(comparison, only)) {
      // Under its old id Plaid would repeat the evaluation's first response.
      const asked = evaluate === null ? undefined : { ...evaluate, clientTransactionId: ids.uuid() };
      try {
        readings.push(await this.fetch(item, { endpoint, evaluate: asked, accountIds }, signal));
      } catch (error) {
        if (signal.aborted) throw error;
        notMade.push(error);
      }
    }
    if (notMade.length > 0) throw notMade[0];
    return readings;
  }

  /** Calls one endpoint. @throws BalanceLensError when the call could not be made at all, `budget-spent`, `cancelled` */
  async fetch(item: ItemSummary, single: SingleFetch, signal: AbortSignal): Promise<Reading> {
    try {
      return await this.#append(item, single, signal);
    } catch (error) {
      const failure = failureOf(error);
      const outcome = failure.reason === "cancelled" ? {} : { failure };
      this.#dependencies.comparisons.set(item.itemId, { ...outcome, inFlight: [] });
      throw error;
    }
  }

  async #append(
    item: ItemSummary,
    { endpoint, evaluate, accountIds }: SingleFetch,
    signal: AbortSignal,
  ): Promise<Reading> {
    const { comparisons, connections, calls, responses, clock, ids } = this.#dependencies;
    const limit = allowanceOf(calls, item, endpoint);
    if (limit.allowance === 0) throw new BalanceLensError({ reason: "budget-spent", requestId: null });
    const source = await connections.of(item.environment);
    const startedAt = new Date(clock.now()).toISOString();
    const oldest = oldestAcceptable(item, endpoint, clock.now());
    const open = comparisons.get(item.itemId).comparison ?? this.#blank(item, startedAt);
    const id = singleId(open, endpoint);
    comparisons.set(item.itemId, { inFlight: [{ readingId: id, endpoint, elapsedMs: 0 }] });
    const answered = await readEndpoint(
      { source, clock, ids },
      {
        ...inputOf(item, { endpoint, evaluate, accountIds }, oldest),
        ...limit,
        pass: "single",
        id,
        bodies: responses.sinkOf(open, id),
      },
      signal,
    );
    const reading = withKnownNames(answered, this.#dependencies.items.get(item.itemId)?.accounts ?? []);
    if (signal.aborted) throw cancelled();
    const wallMs = open.wallMs === null ? null : open.wallMs + (reading.latencyMs ?? 0);
    await saveComparison(this.#dependencies, { ...open, wallMs, readings: [...open.readings, reading] });
    return reading;
  }

  /** Calls an endpoint several times. A cancel keeps the finished readings. @throws BalanceLensError when no call could be made at all */
  async repeat(
    item: ItemSummary,
    { endpoint, evaluate, times }: SingleFetch & { readonly times: number },
    hooks: { readonly signal: AbortSignal; onReading(reading: Reading): void },
  ): Promise<readonly Reading[]> {
    const { connections, calls, itemReads, clock, ids } = this.#dependencies;
    const shown = showRepeat(this.#dependencies.comparisons, item, { endpoint, times });
    const source = await connections.of(item.environment);
    const blank = this.#blank(item, new Date(clock.now()).toISOString());
    const oldest = oldestAcceptable(item, endpoint, clock.now());
    const onReading = (reading: Reading) => {
      shown.add(reading);
      hooks.onReading(reading);
    };
    const readings = await repeatReading(
      { source, clock, ids },
      { ...inputOf(item, { endpoint, evaluate }, oldest), times, ...budgetFor(calls, item) },
      { signal: hooks.signal, onReading },
    ).finally(() => shown.end());
    const loose = { ...blank, readings };
    itemReads.learn(loose);
    await rememberRealTime(this.#dependencies, loose);
    return readings;
  }

  #blank(item: ItemSummary, startedAt: string): Comparison {
    const { realTimeCalls, ids } = this.#dependencies;
    const lastOwnRealTimeAt = realTimeCalls.lastOf(item.itemId, item.environment);
    return unplannedComparison({ id: ids.uuid(), item, startedAt, lastOwnRealTimeAt, readings: [] });
  }
}

/** Adds the name and currency of the account, which an evaluation does not return, from known data. */
function withKnownNames(reading: Reading, known: readonly AccountEntry[]): Reading {
  if (reading.outcome !== "ok" || reading.kind !== "evaluated") return reading;
  const accounts = reading.accounts.map((account) => {
    const entry = known.find(({ accountId }) => accountId === account.accountId);
    if (entry === undefined) return account;
    const { name, mask, type, subtype, balance } = entry;
    const names = { ...(name !== null && { name }), ...(type !== null && { type }), mask, subtype };
    return { ...names, ...account, balances: { ...currencyIn(balance?.balances ?? {}), ...account.balances } };
  });
  return { ...reading, accounts };
}

function currencyIn({ isoCurrencyCode, unofficialCurrencyCode }: Balances): Balances {
  return {
    ...(isoCurrencyCode !== undefined && { isoCurrencyCode }),
    ...(unofficialCurrencyCode !== undefined && { unofficialCurrencyCode }),
  };
}

/** The input of a reading outside a plan. */
function inputOf(
  item: ItemSummary,
  { endpoint, evaluate, accountIds }: SingleFetch,
  minLastUpdatedDatetime: string | undefined,
) {
  return {
    endpoint,
    item,
    ...(accountIds === undefined ? {} : { accountIds }),
    ...(evaluate === undefined ? {} : { evaluate }),
    ...(minLastUpdatedDatetime === undefined ? {} : { minLastUpdatedDatetime }),
  };
}

/** Unique in its comparison: the same endpoint can be fetched again and again. */
function singleId(comparison: Comparison, endpoint: EndpointPath): string {
  const earlier = comparison.readings.filter((reading) => reading.pass === "single" && reading.endpoint === endpoint);
  return earlier.length === 0 ? `single:${endpoint}` : `single:${endpoint}#${earlier.length + 1}`;
}
