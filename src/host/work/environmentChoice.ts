import type { Memento } from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import { DisposableStore } from "../dispose.ts";
import { type DisposableLike, Emitter } from "../emitter.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Settings } from "../settings.ts";
import type { RealTimeCalls } from "../storage/realTimeCalls.ts";
import { stored } from "../storage/storageErrors.ts";
import type { ItemStore } from "../store/itemStore.ts";

const usedKey = "local.used";

export interface EnvironmentChoiceDependencies {
  readonly items: ItemStore;
  readonly local: LocalSandbox;
  readonly realTimeCalls: RealTimeCalls;
  readonly memento: Pick<Memento, "get" | "update">;
  readonly settings: {
    readonly current: Settings;
    onDidChange(listener: (settings: Settings) => void): DisposableLike;
    writeEnvironment(environment: Environment): Promise<void>;
  };
}

/** Keeps the list of Items in step with the environment setting and the running local sandbox. */
export class EnvironmentChoice implements DisposableLike {
  readonly #dependencies: EnvironmentChoiceDependencies;
  readonly #held = new DisposableStore();
  readonly #changes = this.#held.add(new Emitter<Environment>());
  /** Fires once the store has the new environment. */
  readonly onDidChange = this.#changes.event;

  constructor(dependencies: EnvironmentChoiceDependencies) {
    this.#dependencies = dependencies;
    const { local, realTimeCalls, settings } = dependencies;
    this.#held.add(settings.onDidChange(({ environment }) => this.#take(environment)));
    this.#held.add(local.onDidReset(() => realTimeCalls.forgetLocal()));
  }

  /**
   * Whether showing the tree may list Items by itself: the local sandbox starts only after the person asked for it
   * once.
   */
  mayList(): boolean {
    const { items, local, memento } = this.#dependencies;
    return items.environment === "sandbox" || local.address !== null || memento.get<boolean>(usedKey) === true;
  }

  /** Resolves once the store has the new environment, whenever the setting's event arrives. */
  async switchTo(environment: Environment): Promise<void> {
    const { settings } = this.#dependencies;
    if (settings.current.environment !== environment) await settings.writeEnvironment(environment);
    this.#take(environment);
  }

  /** Remembers that the person started the local sandbox: from now on it starts whenever the tree is shown. */
  async rememberLocal(): Promise<void> {
    await stored(this.#dependencies.memento.update(usedKey, true));
  }

  /** Forgets all data of the local sandbox, after this window has reset it. */
  forgetLocal(): void {
    const { items, realTimeCalls } = this.#dependencies;
    realTimeCalls.forgetLocal();
    if (items.environment === "local") items.reset("local");
  }

  dispose(): void {
    this.#held.dispose();
  }

  #take(environment: Environment): void {
    const { items } = this.#dependencies;
    if (environment === items.environment) return;
    items.reset(environment);
    this.#changes.fire(environment);
  }
}
