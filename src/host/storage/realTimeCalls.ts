import type { Memento } from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { instant } from "../../core/documents/shape.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { OkReading } from "../../core/reading/reading.ts";
import { stored } from "./sandboxKeys.ts";

const key = "sandbox.realTimeCalls";

/**
 * When this extension last made a real-time call on each Item: such a call updates Plaid's cache, so it bounds the age
 * of later cached balances. A call that named accounts updates those alone, and a call whose request was not kept may
 * have, so neither is remembered. The local sandbox starts anew with each window, and so does its record.
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
    // A comparison of the history may be opened and continued: its call may be older than the remembered one.
    if (last === undefined || last < (this.lastOf(item.itemId, environment) ?? "")) return;
    if (environment === "local") this.#local.set(item.itemId, last);
    else await stored(this.#memento.update(key, Object.fromEntries(this.#saved().set(item.itemId, last))));
  }

  /** The local sandbox, or one of its Items, was reset: earlier calls no longer say anything. */
  forgetLocal(itemId?: string): void {
    if (itemId === undefined) this.#local.clear();
    else this.#local.delete(itemId);
  }

  /** Forgets every call on Plaid Sandbox. @throws BalanceLensError `storage-failed` */
  async forgetSandbox(): Promise<void> {
    await stored(this.#memento.update(key, undefined));
  }

  /** Invalid times are dropped: they would be saved with the next comparison, which could then not be opened. */
  #saved(): Map<string, string> {
    const saved = Object.entries<string>(Object(this.#memento.get<unknown>(key)));
    return new Map(saved.filter(([, time]) => instant(time)));
  }
}

/** The time of the response, or the bank's own time of its oldest balance where it states one. */
function oldestIn({ serverTime, startedAt, accounts }: OkReading): string {
  const reported = accounts.flatMap(({ balances }) => balances.lastUpdatedDatetime ?? []);
  const times = [serverTime ?? startedAt, ...reported].map((iso) => Date.parse(iso)).filter((ms) => !Number.isNaN(ms));
  return new Date(Math.min(...times)).toISOString();
}
