import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { BalanceLensError } from "../../core/failure/errors.ts";
import { formatDateTime } from "../../text/format.ts";
import { commandIds } from "../commandIds.ts";
import { cancelled } from "../failure/failures.ts";
import type { ComparisonPanels } from "../panel/comparisonPanels.ts";
import type { ComparisonFile } from "../storage/comparisonFile.ts";
import type { History } from "../storage/history.ts";
import type { ComparisonStore } from "../store/comparisonStore.ts";
import { environmentName, itemTitle } from "../store/itemNames.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { isSavedKey } from "../store/storeKey.ts";
import { showInformation } from "../window/notices.ts";
import { textContext } from "../window/textContext.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import { itemIdIn, textIn } from "./itemArgument.ts";
import { type Choice, pickOne } from "./pick.ts";

export interface ChooseComparisonDependencies {
  readonly items: ItemStore;
  readonly comparisons: ComparisonStore;
  readonly comparisonWork: ComparisonWork;
  readonly history: History;
  readonly panels: ComparisonPanels;
}

/**
 * The comparison a command works on: the one in its argument or of its row, else the one on screen, else one that the
 * person picks from the history.
 * @throws BalanceLensError `cancelled`, `storage-failed`
 */
export async function chooseComparison(
  deps: ChooseComparisonDependencies,
  argument: unknown,
  title: string,
): Promise<Comparison> {
  const { comparisons, comparisonWork, panels } = deps;
  const itemId = itemIdIn(argument);
  if (itemId !== null) await comparisonWork.openLatest(itemId);
  const key = itemId ?? panels.list().find(({ visible }) => visible)?.itemId;
  const open = key === undefined ? null : comparisons.get(key).comparison;
  return open ?? pickKept(deps, argument, { title });
}

export interface PickKeptOptions {
  readonly title: string;
  readonly fits?: (file: ComparisonFile) => boolean;
  /** Other actions, below the list; choosing one counts as leaving the question. */
  readonly also?: readonly Choice<() => Promise<void>>[];
}

/**
 * A saved comparison: the one of `comparisonId` in the argument, else one that the person picks, newest first. The list
 * is made from file names; only the chosen file is read.
 * @throws BalanceLensError `cancelled`, `storage-failed` when it cannot be read
 */
export async function pickKept(
  deps: Pick<ChooseComparisonDependencies, "history" | "items">,
  argument: unknown,
  { title, fits = () => true, also = [] }: PickKeptOptions,
): Promise<Comparison> {
  const { history, items } = deps;
  const named = textIn(argument, "comparisonId");
  const chosen = named ?? (await askKept((await history.list()).filter(fits), { items, title, also }));
  if (typeof chosen !== "string") {
    await chosen();
    throw cancelled();
  }
  const comparisonId = chosen;
  const kept = await history.find((file) => file.comparisonId === comparisonId);
  if (kept === null) {
    throw new BalanceLensError({
      reason: "storage-failed",
      requestId: null,
      detail: `the comparison ${comparisonId} cannot be read`,
    });
  }
  return kept;
}

/** Says that there is no comparison yet, and offers to make one. */
async function offerFirstComparison(): Promise<void> {
  const compare = vscode.l10n.t("Compare Balances");
  const chosen = await showInformation(vscode.l10n.t("There is no comparison yet."), compare);
  if (chosen === compare) await vscode.commands.executeCommand(commandIds.compareBalances);
}

async function askKept(
  files: readonly ComparisonFile[],
  {
    items,
    title,
    also,
  }: { readonly items: ItemStore; readonly title: string } & Required<Pick<PickKeptOptions, "also">>,
): Promise<string | (() => Promise<void>)> {
  if (files.length === 0) {
    void offerFirstComparison();
    throw cancelled();
  }
  const context = textContext();
  const choices = files.map(({ startedAt, environment, itemId, comparisonId }) => {
    const item = items.get(itemId)?.item;
    const saved = isSavedKey(itemId);
    return {
      label: formatDateTime(startedAt, context),
      description: saved ? vscode.l10n.t("Saved Responses") : item === undefined ? itemId : itemTitle(item),
      ...(!saved && { detail: environmentName(environment) }),
      value: comparisonId,
    };
  });
  return pickOne<string | (() => Promise<void>)>([...choices, ...also], {
    title,
    placeHolder: vscode.l10n.t("Choose a comparison, the newest first"),
  });
}
