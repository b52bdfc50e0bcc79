import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Clock } from "../../core/run/ports.ts";
import type { LocalFacts } from "../../protocol/messages.ts";
import { thrownLine } from "../failure/failures.ts";
import { type ClockMove, listNextRefreshes, setClock } from "../local/clockControl.ts";
import { expectedTime, readClock, type TimedClockReading } from "../local/controlClient.ts";
import { listFaults } from "../local/faultControl.ts";
import type { LocalAddress, LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";

export interface LocalBarDependencies {
  readonly local: Pick<LocalSandbox, "address" | "use">;
  readonly clock: Pick<Clock, "monotonic">;
  readonly log: Pick<Log, "warn">;
  readonly itemId: string;
}

/** ms to wait for the local sandbox's state before the page is drawn without it. */
const readWithinMs = 1000;

/** The local sandbox's clock: its last known time plus the real time since, and the moves of it. */
export class LocalBar {
  readonly #dependencies: LocalBarDependencies;
  #lastReading: TimedClockReading | null = null;
  #nextRefreshAt: string | null = null;
  #faults = 0;
  /** Id of the comparison for which the active faults were last read. */
  #faultsReadFor: string | null = null;

  constructor(dependencies: LocalBarDependencies) {
    this.#dependencies = dependencies;
  }

  /** ISO 8601; null until it was read. */
  now(): string | null {
    const { local, clock } = this.#dependencies;
    if (this.#lastReading === null || local.address === null) return null;
    return new Date(expectedTime(this.#lastReading, clock.monotonic())).toISOString();
  }

  /** The next refresh is null once its time has passed: it has happened, and the one after it has to be read. */
  facts(shown: Pick<LocalFacts, "latency" | "scenario">): LocalFacts {
    const now = this.now();
    const isToCome = this.#nextRefreshAt !== null && now !== null && this.#nextRefreshAt > now;
    return { ...shown, nextRefreshAt: isToCome ? this.#nextRefreshAt : null, faults: this.#faults };
  }

  /**
   * Reads a running sandbox; does not start a stopped one. Gives up after a second and never rejects: the page must neither
   * wait for a sandbox that does not respond, nor fail with it.
   */
  async read(): Promise<void> {
    const { local, log } = this.#dependencies;
    if (local.address === null) return;
    await this.#learn(local.address, AbortSignal.timeout(readWithinMs)).catch((error: unknown) =>
      log.warn(`the local time is not known: ${thrownLine(error)}`),
    );
  }

  /**
   * Reads it after a comparison with failed calls, once for each: a fault may be the cause, and the page then offers to
   * clear it. @returns whether it was read
   */
  async readAfterFailure(comparison: Comparison | null): Promise<boolean> {
    if (comparison === null || comparison.status === "running" || comparison.id === this.#faultsReadFor) return false;
    if (!comparison.readings.some(({ outcome }) => outcome === "failed")) return false;
    this.#faultsReadFor = comparison.id;
    await this.read();
    return true;
  }

  /** Moves the clock forward by seconds. @throws BalanceLensError `emulator-stopped`, `malformed-answer` */
  async advance(seconds: number, signal: AbortSignal): Promise<void> {
    await this.#move({ seconds }, signal);
  }

  /**
   * Moves the clock forward to a time (ISO 8601). @throws BalanceLensError `local-refused` for an earlier time, and as
   * `advance`
   */
  async moveTo(at: string, signal: AbortSignal): Promise<void> {
    await this.#move({ to: new Date(at).toISOString() }, signal);
  }

  /** Moves the clock to the Item's next background refresh; does nothing when none is due. @throws BalanceLensError */
  async toNextRefresh(signal: AbortSignal): Promise<void> {
    const address = await this.#dependencies.local.use();
    // The refresh on screen may have passed.
    await this.#learn(address, signal);
    if (this.#nextRefreshAt !== null) await this.#move({ to: this.#nextRefreshAt }, signal);
  }

  async #move(move: ClockMove, signal: AbortSignal): Promise<void> {
    const address = await this.#dependencies.local.use();
    await setClock(address, move, signal);
    await this.#learn(address, signal);
  }

  async #learn(address: LocalAddress, signal: AbortSignal): Promise<void> {
    const { clock, itemId } = this.#dependencies;
    const reading = await readClock(address, signal);
    this.#lastReading = { ...reading, atMs: clock.monotonic() };
    const [refreshes, faults] = await Promise.all([listNextRefreshes(address, signal), listFaults(address, signal)]);
    this.#nextRefreshAt = refreshes.find((each) => each.itemId === itemId)?.at ?? null;
    this.#faults = faults.length;
  }
}
