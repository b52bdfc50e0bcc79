import * as vscode from "vscode";
import type { Clock } from "../../core/run/ports.ts";
import { DisposableStore } from "../dispose.ts";
import type { SandboxKeyStore } from "../storage/sandboxKeys.ts";
import type { ItemEntry, ItemStore } from "../store/itemStore.ts";
import { filterItems } from "./filterAndSortItems.ts";
import { healthOf, isStale } from "./itemHealth.ts";
import { itemIdOf, itemUri } from "./itemUri.ts";
import type { TreeViewState } from "./treeViewState.ts";

export interface ViewFollowerDependencies {
  readonly items: ItemStore;
  readonly treeState: TreeViewState;
  readonly keys: Pick<SandboxKeyStore, "isUnchecked" | "onDidChange">;
  readonly clock: Clock;
  redrawAges(): void;
}

/** ms between redraws: an age on screen is at most this much out of date. */
const redrawMs = 60_000;

/** Updates the badges of rows and view, and the message about hidden Items and unchecked keys. */
export function followView(
  view: Pick<vscode.TreeView<unknown>, "badge" | "message" | "visible" | "onDidChangeVisibility">,
  { items, treeState, keys, clock, redrawAges }: ViewFollowerDependencies,
): vscode.Disposable {
  const held = new DisposableStore();
  const changes = held.add(new vscode.EventEmitter<vscode.Uri | undefined>());
  const describe = () => {
    view.badge = viewBadge(items.list());
    const isUnchecked = items.environment === "sandbox" && keys.isUnchecked();
    const message = viewMessage(items.list(), { filter: treeState.filter, isUnchecked, now: clock.now() });
    // Each assignment sends a message to the window.
    if (view.message !== message) view.message = message;
  };
  held.add(
    items.onDidChange((change) => {
      const entry = change.kind === "item" ? items.get(change.itemId) : null;
      changes.fire(entry === null ? undefined : itemUri(entry.item));
      describe();
    }),
  );
  held.add(treeState.onDidChange(describe));
  held.add(keys.onDidChange(describe));
  held.add(
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changes.event,
      provideFileDecoration(uri) {
        const itemId = itemIdOf(uri);
        const entry = itemId === null ? null : items.get(itemId);
        return entry === null ? undefined : rowBadge(entry, clock.now());
      },
    }),
  );
  describe();
  const over = new AbortController();
  held.add({ dispose: () => over.abort() });
  held.add(view.onDidChangeVisibility(({ visible }) => visible && redrawAges()));
  void keepAgesTrue(over.signal);
  return held;

  async function keepAgesTrue(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Rejects only when the view is disposed.
      await clock.wait(redrawMs, signal).catch(() => undefined);
      if (!signal.aborted && view.visible) redrawAges();
    }
  }
}

/** The badge has a letter besides its colour, for people who cannot tell the colours apart. */
function rowBadge(entry: ItemEntry, now: number): vscode.FileDecoration | undefined {
  const health = healthOf(entry);
  if (health === "login-required") return badge("L", vscode.l10n.t("Login required"), "list.errorForeground");
  if (health === "item-error") return badge("E", vscode.l10n.t("Item error"), "list.errorForeground");
  if (!isStale(entry, now)) return undefined;
  return badge(
    "S",
    vscode.l10n.t("Stale: its oldest balance is, or may be, older than a day"),
    "list.warningForeground",
  );
}

function badge(letter: string, tooltip: string, color: string): vscode.FileDecoration {
  return new vscode.FileDecoration(letter, tooltip, new vscode.ThemeColor(color));
}

/** The number of Items that need the person's action. Stale balances are what this tool shows and need none. */
function viewBadge(entries: readonly ItemEntry[]): vscode.ViewBadge | undefined {
  const count = (health: string) => entries.filter((entry) => healthOf(entry) === health).length;
  const [logins, errors] = [count("login-required"), count("item-error")];
  if (logins + errors === 0) return undefined;
  return { value: logins + errors, tooltip: vscode.l10n.t("Login required: {0}. Item error: {1}", logins, errors) };
}

interface Circumstances {
  readonly filter: string;
  /** Whether Plaid could not check the keys of these Items. */
  readonly isUnchecked: boolean;
  /** ms since 1970. */
  readonly now: number;
}

/** Empty where no row is shown: the welcome view, which a message would hide, says why and offers what to do. */
function viewMessage(entries: readonly ItemEntry[], { filter, isUnchecked, now }: Circumstances): string {
  const shown = filterItems(entries, filter, now).length;
  if (shown === 0) return "";
  const filtered = filter === "" ? [] : [vscode.l10n.t("{0} of {1} Items: {2}", shown, entries.length, filter)];
  const unchecked = isUnchecked ? [vscode.l10n.t("Plaid couldn't check your keys yet: see Plaid Keys…")] : [];
  return [...filtered, ...unchecked].join("\n");
}
