import * as vscode from "vscode";
import type { Environment } from "../../../core/item/environment.ts";
import type { Clock } from "../../../core/run/ports.ts";
import { commandIds } from "../../commandIds.ts";
import { DisposableStore } from "../../dispose.ts";
import { environmentName } from "../../store/itemNames.ts";
import type { ItemStore } from "../../store/itemStore.ts";
import { facetsOf } from "../../tree/facets.ts";
import { filterItems } from "../../tree/filterAndSortItems.ts";
import type { TreeViewState } from "../../tree/treeViewState.ts";

export interface AskFilterDependencies {
  readonly items: ItemStore;
  readonly treeState: TreeViewState;
  readonly clock: Clock;
}

interface FilterChoice extends vscode.QuickPickItem {
  /** The filter that this choice sets; absent where it keeps the typed text. */
  readonly filter?: string;
  /** Shows the other environment instead. */
  readonly environment?: Environment;
}

/** Suggestions shown at once. */
const mostFacets = 12;

async function switchTo(environment: Environment): Promise<void> {
  await vscode.commands.executeCommand(commandIds.switchEnvironment, { environment });
}

/** Filters the tree with every keystroke. True when the person keeps the filter, false when they leave with Escape. */
export function askFilter({ items, treeState, clock }: AskFilterDependencies): Promise<boolean> {
  const held = new DisposableStore();
  const box = held.add(vscode.window.createQuickPick<FilterChoice>());
  box.title = vscode.l10n.t("Filter Items");
  box.placeholder = vscode.l10n.t("Name, institution, scenario, product or id; @stale, @login-required and other tags");
  box.ignoreFocusOut = true;
  box.value = treeState.filter;
  const offer = () => {
    treeState.filter = box.value;
    box.items = choicesFor(box.value);
  };

  function choicesFor(filter: string): FilterChoice[] {
    const [entries, now] = [items.list(), clock.now()];
    const shown = filterItems(entries, filter, now).length;
    const facets = facetsOf(entries, filter, now).slice(0, mostFacets);
    const other: Environment = items.environment === "local" ? "sandbox" : "local";
    // VS Code would hide choices without the typed text, but the text filters the tree.
    const always = { alwaysShow: true } as const;
    return [
      { ...always, label: vscode.l10n.t("Show {0} of {1} Items", shown, entries.length) },
      ...(filter === "" ? [] : [{ ...always, label: vscode.l10n.t("Clear Filter"), filter: "" }]),
      { label: vscode.l10n.t("Narrow by"), kind: vscode.QuickPickItemKind.Separator },
      ...facets.map(({ tag, count }) => ({
        ...always,
        label: `@${tag}`,
        description: [nameOf(tag), String(count)].filter(Boolean).join(" · "),
        filter: `${filter.trim()} @${tag} `.trimStart(),
      })),
      { label: vscode.l10n.t("Environment"), kind: vscode.QuickPickItemKind.Separator },
      {
        ...always,
        label: vscode.l10n.t("Show {0} instead", environmentName(other)),
        environment: other,
      },
    ];
  }

  /** The name of an institution's tag, which is an id; null for other tags. */
  function nameOf(tag: string): string | null {
    const known = items.list().find(({ item }) => item.institutionId?.toLowerCase() === tag);
    return known?.item.institutionName ?? null;
  }

  return new Promise<boolean>((resolve) => {
    held.add(box.onDidChangeValue(offer));
    held.add(
      box.onDidAccept(() => {
        const chosen = box.activeItems[0];
        if (chosen?.filter !== undefined) {
          box.value = chosen.filter;
          offer();
          if (chosen.filter !== "") return;
        }
        resolve(true);
        if (chosen?.environment !== undefined) void switchTo(chosen.environment);
        box.hide();
      }),
    );
    held.add(
      box.onDidHide(() => {
        resolve(false);
        held.dispose();
      }),
    );
    offer();
    box.show();
  });
}
