import * as vscode from "vscode";
import type { HistoryLabels, HistoryRow } from "../../protocol/history.ts";
import { formatDateTime } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import type { Unreadable } from "../storage/keptComparison.ts";
import { environmentName, itemTitle } from "../store/itemNames.ts";
import type { ItemStore } from "../store/itemStore.ts";
import { isSavedKey } from "../store/storeKey.ts";
import type { IndexedComparison } from "./historyIndex.ts";

/** A comparison as a row; the Item has the name it is known by now. */
export function historyRow(
  { file, opened }: IndexedComparison,
  { items, context }: { readonly items: Pick<ItemStore, "get">; readonly context: TextContext },
): HistoryRow {
  const item = items.get(file.itemId)?.item ?? opened?.item;
  const isSaved = isSavedKey(file.itemId);
  const origin = isSaved ? vscode.l10n.t("Saved Responses") : environmentName(file.environment);
  const name = item === undefined ? (isSaved ? origin : file.itemId) : itemTitle(item);
  const bank = item?.lesson?.bank ?? item?.institutionName ?? "";
  const about = [bank, origin].filter((words) => words !== "" && words !== name);
  return {
    key: file.name,
    item: name,
    about: about.join(" · "),
    when: formatDateTime(file.startedAt, context),
    isPinned: file.isPinned,
    facts: opened?.facts ?? null,
  };
}

/** How many files cannot be read for each reason, and that they stay; null without any. */
export function unreadableWords(
  files: readonly { readonly why: Unreadable }[],
): { readonly title: string; readonly reasons: readonly string[] } | null {
  if (files.length === 0) return null;
  const counts = new Map<Unreadable, number>();
  for (const { why } of files) counts.set(why, (counts.get(why) ?? 0) + 1);
  return {
    title:
      files.length === 1
        ? vscode.l10n.t("1 file could not be read. It stays where it is.")
        : vscode.l10n.t("{0} files could not be read. They stay where they are.", files.length),
    reasons: [...counts].map(([why, count]) => reasonWords(why, count)),
  };
}

function reasonWords(why: Unreadable, count: number): string {
  switch (why) {
    case "newer-version":
      return vscode.l10n.t("Written by a newer version of Balance Lens: {0}", count);
    case "damaged":
      return vscode.l10n.t("Damaged, or not a comparison: {0}", count);
    case "misnamed":
      return vscode.l10n.t("Renamed, or not a file of Balance Lens: {0}", count);
    case "too-large":
      return vscode.l10n.t("Too large, or not a file: {0}", count);
    case "no-access":
      return vscode.l10n.t("In use, or no permission to read it: {0}", count);
  }
}

/** The words of the page itself. `{0}` in `shown` and `opening` stands for a count, which the page fills in. */
export function historyLabels(): HistoryLabels {
  return {
    search: vscode.l10n.t("Search: Item, finding, amount, request ID or date"),
    item: vscode.l10n.t("Item"),
    when: vscode.l10n.t("When"),
    verdict: vscode.l10n.t("Verdict"),
    gap: vscode.l10n.t("Difference"),
    age: vscode.l10n.t("Cache age"),
    actions: vscode.l10n.t("Actions"),
    select: vscode.l10n.t("Select for Diff"),
    pin: vscode.l10n.t("Pin"),
    unpin: vscode.l10n.t("Unpin"),
    pinned: vscode.l10n.t("pinned"),
    timeline: vscode.l10n.t("Open Time Line"),
    delete: vscode.l10n.t("Delete"),
    diff: vscode.l10n.t("Diff Selected"),
    deleteUnpinned: vscode.l10n.t("Delete All Unpinned…"),
    everyItem: vscode.l10n.t("Show Every Item"),
    folder: vscode.l10n.t("Show in Folder"),
    log: vscode.l10n.t("Show Log"),
    again: vscode.l10n.t("Try Again"),
    opening: vscode.l10n.t("{0} still to be read", "{0}"),
    shown: vscode.l10n.t("Comparisons: {0} of {1}", "{0}", "{1}"),
    empty: vscode.l10n.t("There is no comparison yet."),
    compare: vscode.l10n.t("Compare Balances"),
    noMatch: vscode.l10n.t("No comparison matches."),
    clear: vscode.l10n.t("Clear Search"),
    keys: vscode.l10n.t("Arrow keys move, Enter opens, P pins, Space selects, D compares two, Delete deletes"),
    failed: vscode.l10n.t("That didn't work. See the log."),
  };
}
