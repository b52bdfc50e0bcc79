import { BalanceLensError, type FailureReason } from "../../core/failure/errors.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";
import type { LatencyProfile } from "../settings.ts";

/** Where a running local sandbox listens. */
export interface LocalAddress {
  /** Base URL of Plaid's paths, on 127.0.0.1. */
  readonly url: string;
  /** Base URL of the control paths. */
  readonly control: string;
  /** Opens the control paths. */
  readonly token: string;
}

export interface RunningLocalSandbox extends LocalAddress {
  /** What the person should know of the state that was found; null when all is well. */
  readonly note: string | null;
  /** Resolves once it does not run any more: the window that ran it has gone. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/** Given by the composition root: this room knows no emulator. It starts one, or finds the one another window runs. */
export type StartLocalSandbox = (options: {
  readonly latency: LatencyProfile;
  readonly scenarios: readonly string[];
  readonly allowedHosts: readonly string[];
  /** Told when its world has begun again, whichever window had it so. */
  onReset(): void;
}) => Promise<RunningLocalSandbox>;

export interface LocalSandboxDependencies {
  readonly start: StartLocalSandbox;
  /** Read at each start. */
  options(): Omit<Parameters<StartLocalSandbox>[0], "onReset">;
  /** A close that failed; there is nobody left to tell. */
  onCloseError(error: unknown): void;
  /** Told what a start has to say of the state it found. */
  onNote(note: string): void;
}

/**
 * The local sandbox as this window sees it: started when first needed, one for all windows. Where the window that ran it
 * goes, this one goes on with the state that is kept, at the same address where it can.
 */
export class LocalSandbox implements DisposableLike {
  readonly #dependencies: LocalSandboxDependencies;
  readonly #changes = new Emitter<LocalAddress | null>();
  /** Fires with the address once it listens, and with null once it is stopped. */
  readonly onDidChange = this.#changes.event;
  readonly #resets = new Emitter<void>();
  /** Fires when its world has begun again: no Item is what it was. */
  readonly onDidReset = this.#resets.event;
  #starting: Promise<RunningLocalSandbox> | null = null;
  #running: RunningLocalSandbox | null = null;
  #stoppedByPerson = false;
  #disposed = false;

  constructor(dependencies: LocalSandboxDependencies) {
    this.#dependencies = dependencies;
  }

  get address(): LocalAddress | null {
    return this.#running;
  }

  /**
   * Starts it, also after it was stopped. Calls made meanwhile share the one start.
   * @throws BalanceLensError `scenario-unknown` when the settings name none, and the error of the start
   */
  async start(): Promise<LocalAddress> {
    this.#stoppedByPerson = false;
    if (this.#running !== null) return this.#running;
    this.#starting ??= this.#begin();
    return this.#starting;
  }

  /**
   * The address of a sandbox that runs, starting it on first use.
   * @throws BalanceLensError `emulator-stopped` once the person has stopped it: starting it again is theirs to decide.
   */
  async use(): Promise<LocalAddress> {
    if (this.#stoppedByPerson) throw new BalanceLensError({ reason: "emulator-stopped", requestId: null });
    return this.start();
  }

  async stop(): Promise<void> {
    this.#stoppedByPerson = true;
    const running = this.#running ?? (await this.#starting?.catch(() => null)) ?? null;
    if (running === null || running !== this.#running) return;
    this.#running = null;
    this.#changes.fire(null);
    await running.close();
  }

  dispose(): void {
    this.#disposed = true;
    this.stop().catch((error: unknown) => this.#dependencies.onCloseError(error));
    this.#changes.dispose();
    this.#resets.dispose();
  }

  /** The window that ran it is gone: it is started again here, unless another window is faster. */
  async #goOn(lost: RunningLocalSandbox): Promise<void> {
    await lost.gone;
    if (this.#running !== lost || this.#disposed) return;
    this.#running = null;
    try {
      await this.start();
    } catch {
      // Whoever needs it next meets the same failure, and is told.
      this.#changes.fire(null);
    }
  }

  async #begin(): Promise<RunningLocalSandbox> {
    try {
      const onReset = () => this.#resets.fire();
      const running = await this.#dependencies.start({ ...this.#dependencies.options(), onReset });
      if (this.#disposed) {
        await running.close();
        throw new BalanceLensError({ reason: "emulator-stopped", requestId: null });
      }
      this.#running = running;
      this.#changes.fire(running);
      if (running.note !== null) this.#dependencies.onNote(running.note);
      void this.#goOn(running);
      return running;
    } catch (error) {
      throw startFailure(error);
    } finally {
      this.#starting = null;
    }
  }
}

/** By its name: the emulator is a bundle of its own, with classes of its own. */
function startFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const reasons: Partial<Readonly<Record<string, FailureReason>>> = {
    // Its message lists the scenarios there are.
    ScenarioError: "scenario-unknown",
    OwnerSilentError: "local-busy",
    StateError: "storage-failed",
  };
  const reason = reasons[error.name];
  if (reason === undefined) return error;
  return new BalanceLensError({ reason, requestId: null, detail: error.message }, { cause: error });
}
