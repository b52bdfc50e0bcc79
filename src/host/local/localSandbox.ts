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
  /** A message about the state that was found; null when there is none. */
  readonly note: string | null;
  /** Resolves once it no longer runs: the window that ran it has closed. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/**
 * Provided by the composition root, since `host` does not know the emulator. Starts one, or finds the one that another
 * window runs.
 */
export type StartLocalSandbox = (options: {
  readonly latency: LatencyProfile;
  readonly scenarios: readonly string[];
  readonly allowedHosts: readonly string[];
  /** Called when its world was reset, by any window. */
  onReset(): void;
}) => Promise<RunningLocalSandbox>;

export interface LocalSandboxDependencies {
  readonly start: StartLocalSandbox;
  /** Read at each start. */
  options(): Omit<Parameters<StartLocalSandbox>[0], "onReset">;
  /** Called with the error of a failed close, after which nobody is left to catch it. */
  onCloseError(error: unknown): void;
  /** Called with the message of a start about the state it found. */
  onNote(note: string): void;
}

/**
 * The local sandbox as this window sees it: started on first use, one for all windows. When the window that ran it
 * closes, this one continues with the kept state, at the same address where possible.
 */
export class LocalSandbox implements DisposableLike {
  readonly #dependencies: LocalSandboxDependencies;
  readonly #changes = new Emitter<LocalAddress | null>();
  /** Fires with the address once it listens, and with null once it is stopped. */
  readonly onDidChange = this.#changes.event;
  readonly #resets = new Emitter<void>();
  /** Fires when its world was reset: its Items have changed. */
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

  /** The window that ran it has closed: starts it here, unless another window is faster. */
  async #goOn(lost: RunningLocalSandbox): Promise<void> {
    await lost.gone;
    if (this.#running !== lost || this.#disposed) return;
    this.#running = null;
    try {
      await this.start();
    } catch {
      // The next caller meets the same failure and shows it.
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

/** Recognized by name: the emulator is a separate bundle with its own classes. */
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
