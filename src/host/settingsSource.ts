import * as vscode from "vscode";
import type { Environment } from "../core/item/environment.ts";
import { Emitter } from "./emitter.ts";
import { readSettings, type Settings } from "./settings.ts";

const section = "balanceLens";

/** The one place that touches VS Code's configuration. */
export class SettingsSource implements vscode.Disposable {
  readonly #changes = new Emitter<Settings>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changes.event;
  #current: Settings | null = null;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(section)) return;
      this.#current = null;
      this.#changes.fire(this.current);
    });
  }

  get current(): Settings {
    const configuration = vscode.workspace.getConfiguration(section);
    this.#current ??= readSettings({
      get: (key) => configuration.get(key),
      defaultOf: (key) => configuration.inspect(key)?.defaultValue,
    });
    return this.#current;
  }

  /** The setting is machine-scoped, so there is one place to write it. */
  async writeEnvironment(environment: Environment): Promise<void> {
    await vscode.workspace
      .getConfiguration(section)
      .update("environment", environment, vscode.ConfigurationTarget.Global);
  }

  /** Back to Plaid's own address. */
  async forgetSandboxUrl(): Promise<void> {
    await vscode.workspace
      .getConfiguration(section)
      .update("sandbox.url", undefined, vscode.ConfigurationTarget.Global);
  }

  async writeConfirmRealTimeFetch(confirm: boolean): Promise<void> {
    await vscode.workspace
      .getConfiguration(section)
      .update("confirmRealTimeFetch", confirm, vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changes.dispose();
  }
}
