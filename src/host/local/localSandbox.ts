import { BalanceLensError } from "../../core/errors.ts";
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
  close(): Promise<void>;
}

/** Given by the composition root: this room knows no emulator. */
export type StartLocalSandbox = (options: {
  readonly latency: LatencyProfile;
  readonly scenarios: readonly string[];
}) => Promise<RunningLocalSandbox>;

export interface LocalSandboxDependencies {
  readonly start: StartLocalSandbox;
  /** Read at each start. */
  options(): { readonly latency: LatencyProfile; readonly scenarios: readonly string[] };
  /** A close that failed; there is nobody left to tell. */
  onCloseError(error: unknown): void;
}

/** The one local sandbox of this window: started when first needed, on a port of its own, gone with the window. */
export class LocalSandbox implements DisposableLike {
  readonly #dependencies: LocalSandboxDependencies;
  readonly #changes = new Emitter<LocalAddress | null>();
  /** Fires with the address once it listens, and with null once it is stopped. */
  readonly onDidChange = this.#changes.event;
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
  }

  async #begin(): Promise<RunningLocalSandbox> {
    try {
      const running = await this.#dependencies.start(this.#dependencies.options());
      if (this.#disposed) {
        await running.close();
        throw new BalanceLensError({ reason: "emulator-stopped", requestId: null });
      }
      this.#running = running;
      this.#changes.fire(running);
      return running;
    } catch (error) {
      throw isScenarioError(error) ? scenarioUnknown(error) : error;
    } finally {
      this.#starting = null;
    }
  }
}

/** By its name: the emulator is a bundle of its own, with a class of its own. */
function isScenarioError(error: unknown): error is Error {
  return error instanceof Error && error.name === "ScenarioError";
}

/** Its message lists the scenarios there are. */
function scenarioUnknown(cause: Error): BalanceLensError {
  return new BalanceLensError({ reason: "scenario-unknown", requestId: null, detail: cause.message }, { cause });
}
