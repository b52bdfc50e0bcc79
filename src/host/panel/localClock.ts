import type { Clock } from "../../core/ports.ts";
import { type ClockReading, moveClock, readClock } from "../local/controlClient.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";

export interface LocalClockDependencies {
  readonly local: Pick<LocalSandbox, "address" | "use">;
  readonly clock: Pick<Clock, "monotonic">;
}

/** The local sandbox's own time as it was last told, brought forward by the time that has passed since. */
export class LocalClock {
  readonly #dependencies: LocalClockDependencies;
  #told: (ClockReading & { readonly atMs: number }) | null = null;

  constructor(dependencies: LocalClockDependencies) {
    this.#dependencies = dependencies;
  }

  /** ISO 8601; null while nobody knows. */
  now(): string | null {
    const { local, clock } = this.#dependencies;
    if (this.#told === null || local.address === null) return null;
    const passed = this.#told.frozen ? 0 : clock.monotonic() - this.#told.atMs;
    return new Date(Date.parse(this.#told.now) + passed).toISOString();
  }

  /** Asks a sandbox that runs; one that does not is left alone. @throws BalanceLensError */
  async read(signal: AbortSignal): Promise<void> {
    const { address } = this.#dependencies.local;
    if (address !== null) this.#learn(await readClock(address, signal));
  }

  /** Moves it forward by seconds. @throws BalanceLensError `emulator-stopped`, `malformed-answer` */
  async advance(seconds: number, signal: AbortSignal): Promise<void> {
    const address = await this.#dependencies.local.use();
    await moveClock(address, seconds, signal);
    this.#learn(await readClock(address, signal));
  }

  #learn(told: ClockReading): void {
    this.#told = { ...told, atMs: this.#dependencies.clock.monotonic() };
  }
}
