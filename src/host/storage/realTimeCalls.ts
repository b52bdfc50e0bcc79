import type { Memento } from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { instant } from "../../core/documents/shape.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { OkReading } from "../../core/reading/reading.ts";
import { stored } from "./sandboxKeys.ts";

const key = "sandbox.realTimeCalls";

/**
 * When this extension last made a real-time call on an Item: the call wrote through to Plaid's cache, so it bounds the
 * age of what the cached endpoints answer later. Only a call that named no accounts is remembered: one that named some wrote
 * those alone, and of one whose request was not kept nobody knows. The local sandbox begins anew with each window, and so
 * does its record.
 */
export class RealTimeCalls {
  readonly #memento: Pick<Memento, "get" | "update">;
  readonly #local = new Map<string, string>();

  constructor(memento: Pick<Memento, "get" | "update">) {
    this.#memento = memento;
  }

  /** Server time, ISO 8601; null when none is remembered. */
  lastOf(itemId: string, environment: Environment): string | null {
    if (environment === "local") return this.#local.get(itemId) ?? null;
    return this.#saved().get(itemId) ?? null;
  }

  /** @throws BalanceLensError `storage-failed` */
  async learn({ item, environment, readings }: Comparison): Promise<void> {
    const times = readings.flatMap((reading) =>
      reading.outcome === "ok" && reading.kind === "real-time" && reading.sent?.accountIds === null
        ? [oldestIn(reading)]
        : [],
    );
    const last = times.sort().at(-1);
    // A comparison of the history may be opened and read on: its call may be older than what is remembered.
    if (last === undefined || last < (this.lastOf(item.itemId, environment) ?? "")) return;
    if (environment === "local") this.#local.set(item.itemId, last);
    else await stored(this.#memento.update(key, Object.fromEntries(this.#saved().set(item.itemId, last))));
  }

  /** The local sandbox, or one Item of it, began anew: what was called before happened in another world. */
  forgetLocal(itemId?: string): void {
    if (itemId === undefined) this.#local.clear();
    else this.#local.delete(itemId);
  }

  /** Forgets every call on Plaid Sandbox. @throws BalanceLensError `storage-failed` */
  async forgetSandbox(): Promise<void> {
    await stored(this.#memento.update(key, undefined));
  }

  /** What is of no time is as good as none: it would be kept in the next comparison, and keep that from being opened. */
  #saved(): Map<string, string> {
    const saved = Object.entries<string>(Object(this.#memento.get<unknown>(key)));
    return new Map(saved.filter(([, time]) => instant(time)));
  }
}

/** The time of the answer, or the bank's own of its oldest balance where it gives one: it answered with a number of then. */
function oldestIn({ serverTime, startedAt, accounts }: OkReading): string {
  const reported = accounts.flatMap(({ balances }) => balances.lastUpdatedDatetime ?? []);
  const times = [serverTime ?? startedAt, ...reported].map((iso) => Date.parse(iso)).filter((ms) => !Number.isNaN(ms));
  return new Date(Math.min(...times)).toISOString();
}
