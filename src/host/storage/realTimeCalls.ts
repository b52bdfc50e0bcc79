import type { Memento } from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { instant } from "../../core/documents/shape.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { OkReading } from "../../core/reading/reading.ts";
import { stored } from "./storageErrors.ts";

const key = "sandbox.realTimeCalls";

/**
 * The time of this extension's last real-time call on each Item: the call updates Plaid's cache, so it bounds the age
 * of later cached balances. Calls limited to some accounts update only those, and calls whose request was not kept may
 * have been limited: neither is recorded. The local sandbox starts anew with each window, and so does its record.
 */
export class RealTimeCalls {
  readonly #memento: Pick<Memento, "get" | "update">;
  readonly #local = new Map<string, string>();

  constructor(memento: Pick<Memento, "get" | "update">) {
    this.#memento = memento;
  }

  /** Server time, ISO 8601; null when none is recorded. */
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
    // A comparison reopened from the history may hold a call older than the recorded one.
    if (last === undefined || last < (this.lastOf(item.itemId, environment) ?? "")) return;
    if (environment === "local") this.#local.set(item.itemId, last);
    else await stored(this.#memento.update(key, Object.fromEntries(this.#saved().set(item.itemId, last))));
  }

  /** After a reset of the local sandbox, or of one of its Items, earlier calls no longer count. */
  forgetLocal(itemId?: string): void {
    if (itemId === undefined) this.#local.clear();
    else this.#local.delete(itemId);
  }

  /** Deletes the record of Plaid Sandbox. @throws BalanceLensError `storage-failed` */
  async forgetSandbox(): Promise<void> {
    await stored(this.#memento.update(key, undefined));
  }

  /** Drops invalid times: saved with the next comparison, they would make its file unreadable. */
  #saved(): Map<string, string> {
    const saved = Object.entries<string>(Object(this.#memento.get<unknown>(key)));
    return new Map(saved.filter(([, time]) => instant(time)));
  }
}

/** The time of the response; the bank's own time of its oldest balance when it states one. */
function oldestIn({ serverTime, startedAt, accounts }: OkReading): string {
  const reported = accounts.flatMap(({ balances }) => balances.lastUpdatedDatetime ?? []);
  const times = [serverTime ?? startedAt, ...reported].map((iso) => Date.parse(iso)).filter((ms) => !Number.isNaN(ms));
  return new Date(Math.min(...times)).toISOString();
}
