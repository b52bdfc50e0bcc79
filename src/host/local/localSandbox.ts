import { BalanceLensError, type FailureReason } from "../../core/failure/errors.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";
import type { LatencyProfile } from "../settings.ts";

/** Where a running local sandbox listens. */
export interface LocalAddress {
  /** Base URL of Plaid's API, on 127.0.0.1. */
  readonly url: string;
  /** Base URL of the control API. */
  readonly control: string;
  /** Authorizes calls of the control API. */
  readonly token: string;
}

export interface RunningLocalSandbox extends LocalAddress {
  /** A message about the saved state that the start found; null when there is none. */
  readonly note: string | null;
  /** Resolves once the sandbox no longer runs, because the window that ran it has closed. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a sandbox, or connects to the one that another window runs. Passed in by the composition root, since `host`
 * must not import the emulator.
 */
export type StartLocalSandbox = (options: {
  readonly latency: LatencyProfile;
  readonly scenarios: readonly string[];
  readonly allowedHosts: readonly string[];
  /** Called when any window has reset the sandbox. */
  onReset(): void;
}) => Promise<RunningLocalSandbox>;

export interface LocalSandboxDependencies {
  readonly start: StartLocalSandbox;
  /** Read at each start. */
  options(): Omit<Parameters<StartLocalSandbox>[0], "onReset">;
  /** Called with the error of a failed close, when no caller is left to catch it. */
  onCloseError(error: unknown): void;
  /** Called with a start's message about the saved state it found. */
  onNote(note: string): void;
}

/**
 * This window's connection to the local sandbox: started on first use, one sandbox for all windows. When the window
 * that runs it closes, this one starts it from the saved state, at the same address where possible.
 */
export class LocalSandbox implements DisposableLike {
  readonly #dependencies: LocalSandboxDependencies;
  readonly #changes = new Emitter<LocalAddress | null>();
  /** Fires with the address once the sandbox listens, and with null once it has stopped. */
  readonly onDidChange = this.#changes.event;
  readonly #resets = new Emitter<void>();
  /** Fires after a reset: the sandbox then has other Items. */
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
   * Starts the sandbox, also after a stop. Concurrent calls share one start.
   * @throws BalanceLensError `scenario-unknown` when the settings name an unknown scenario, and the error of the start
   */
  async start(): Promise<LocalAddress> {
    this.#stoppedByPerson = false;
    if (this.#running !== null) return this.#running;
    this.#starting ??= this.#begin();
    return this.#starting;
  }

  /**
   * The address of the running sandbox; starts it on first use.
   * @throws BalanceLensError `emulator-stopped` after the person has stopped it: they decide when it starts again.
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

  /** Starts the sandbox here after the window that ran it has closed, unless another window is faster. */
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

/** Recognizes the emulator's errors by name: it is a separate bundle with its own classes. */
function startFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const reasons: Partial<Readonly<Record<string, FailureReason>>> = {
    // The error's message lists the known scenarios.
    ScenarioError: "scenario-unknown",
    OwnerSilentError: "local-busy",
    StateError: "storage-failed",
  };
  const reason = reasons[error.name];
  if (reason === undefined) return error;
  return new BalanceLensError({ reason, requestId: null, detail: error.message }, { cause: error });
}
