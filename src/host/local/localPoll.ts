import type { Clock } from "../../core/run/ports.ts";
import { asRecord, callControl, listIn } from "./controlCall.ts";
import { expectedTime, readClock, type TimedClockReading } from "./controlClient.ts";
import { listFaults } from "./faultControl.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** The local sandbox's state at one poll. */
interface Seen {
  readonly clock: TimedClockReading;
  readonly faults: string;
  /** Events of the Item are counted from this time of the sandbox's clock, ISO 8601. */
  readonly since: string;
  readonly events: number;
}

/**
 * ms by which the sandbox's clock must be off from its expected time to count as moved: smaller differences come from
 * the delay of the calls.
 */
const moveMs = 1500;

/** Polls the local sandbox for changes that an Item's panel shows. */
export class LocalPoll {
  readonly #itemId: string;
  readonly #clock: Pick<Clock, "monotonic">;
  #seen: Seen | null = null;

  constructor(itemId: string, clock: Pick<Clock, "monotonic">) {
    this.#itemId = itemId;
    this.#clock = clock;
  }

  /**
   * True when, since the last poll, the sandbox's clock was moved, frozen or restarted, its faults changed, or the
   * Item had an event: a refresh, a call that wrote its copy, a change at its bank. The first poll returns false.
   * @throws BalanceLensError as `callControl`
   */
  async hasChanged(address: LocalAddress, signal: AbortSignal): Promise<boolean> {
    const before = this.#seen;
    const clock = { ...(await readClock(address, signal)), atMs: this.#clock.monotonic() };
    const faults = JSON.stringify(await listFaults(address, signal));
    const moments = await this.#eventsSince(before?.since ?? clock.now, { address, signal });
    const isChanged =
      before !== null && (moments.length !== before.events || faults !== before.faults || isMoved(before.clock, clock));
    // Events are counted anew after each change, so the list stays short.
    const since = isChanged || before === null ? clock.now : before.since;
    this.#seen = { clock, faults, since, events: moments.filter((at) => at >= since).length };
    return isChanged;
  }

  async #eventsSince(
    since: string,
    { address, signal }: { readonly address: LocalAddress; readonly signal: AbortSignal },
  ): Promise<readonly string[]> {
    const query = new URLSearchParams({ item_id: this.#itemId, since });
    const body = await callControl(address, { path: `events?${query}` }, signal);
    return listIn(body, "events").map((event) => String(asRecord(event).at));
  }
}

function isMoved(before: TimedClockReading, reading: TimedClockReading): boolean {
  if (before.frozen !== reading.frozen) return true;
  return Math.abs(Date.parse(reading.now) - expectedTime(before, reading.atMs)) > moveMs;
}
