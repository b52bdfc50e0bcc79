import * as vscode from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import { customUserName } from "../../core/item/testUsers.ts";
import type { Pass } from "../../core/reading/reading.ts";
import { DisposableStore } from "../dispose.ts";
import { failureOf } from "../failure/failures.ts";
import type { LocalSandbox } from "../local/localSandbox.ts";
import type { Log } from "../log.ts";
import { type KeysState, type SandboxKeyStore, sandboxKeysName } from "../storage/sandboxKeys.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import type { ItemStore } from "../store/itemStore.ts";
import type { TreeViewState } from "../tree/treeViewState.ts";
import { ContextKeySetter } from "./contextKeys.ts";

export interface ContextFollowerDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly treeState: TreeViewState;
  readonly local: LocalSandbox;
  readonly keys: SandboxKeyStore;
  readonly secrets: vscode.SecretStorage;
  readonly log: Log;
  /** Called once in a window, when stored keys have disappeared. */
  onKeysLost(): void;
}

/**
 * Keeps the context keys of the manifest's when-clauses up to date. Another window may store or erase the keys; a
 * machine without a keyring forgets them, which is reported once.
 */
export function followContext({
  items,
  comparisons,
  treeState,
  local,
  keys,
  secrets,
  log,
  onKeysLost,
}: ContextFollowerDependencies): vscode.Disposable {
  const held = new DisposableStore();
  const setter = new ContextKeySetter((key, value) => void vscode.commands.executeCommand("setContext", key, value));
  let wasReported = false;
  let environment: Environment | null = null;
  const take = (state: KeysState) => {
    setter.set("balanceLens.keysStored", state === "stored");
    setter.set("balanceLens.keysUnchecked", state === "unchecked");
    setter.set("balanceLens.keysLost", state === "lost");
    if (state === "lost" && !wasReported) onKeysLost();
    wasReported ||= state === "lost";
  };
  const readKeys = (isChange: boolean) => {
    keys.state().then(
      // Keys that go while VS Code runs were erased, if by another window; they were not lost.
      (state) => take(isChange && state === "lost" ? "none" : state),
      (error: unknown) => log.warn(`secret storage could not be read: ${failureOf(error).reason}`),
    );
  };
  const followEnvironment = () => {
    setter.set("balanceLens.environment", items.environment);
    // Read when it matters: neither at activation nor at each change of an Item.
    if (items.environment === "sandbox" && environment !== "sandbox") readKeys(false);
    environment = items.environment;
  };
  const followItems = () => {
    setter.set("balanceLens.listed", items.status === "ready");
    const isCustom = items.list().some(({ item }) => item.testUser === customUserName);
    setter.set("balanceLens.customUserItem", isCustom);
  };
  const followComparison = (itemId: string) => {
    setter.set("balanceLens.comparing", comparisons.isRunning());
    const { comparison } = comparisons.get(itemId);
    const has = (pass: Pass) => comparison?.readings.some((reading) => reading.pass === pass) === true;
    if (comparison?.status === "complete" && has("cached") && has("real-time"))
      setter.set("balanceLens.compared", true);
  };
  held.add(items.onDidChange(followEnvironment));
  held.add(items.onDidChange(({ kind }) => kind === "list" && followItems()));
  held.add(treeState.onDidChange(() => setter.set("balanceLens.filtered", treeState.filter !== "")));
  held.add(comparisons.onDidChange(({ itemId }) => followComparison(itemId)));
  held.add(local.onDidChange((address) => setter.set("balanceLens.localRunning", address !== null)));
  held.add(keys.onDidChange(() => readKeys(true)));
  held.add(secrets.onDidChange(({ key }) => key === sandboxKeysName && readKeys(true)));
  setter.set("balanceLens.environment", items.environment);
  return held;
}
