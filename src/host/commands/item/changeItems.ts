import * as vscode from "vscode";
import type { ItemSummary } from "../../../core/item/item.ts";
import { type ItemChange, obstacleTo } from "../../../core/item/itemChanges.ts";
import { type Called, chooseItems, titleOf } from "../../ask/chooseItems.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { obstacleRefusal, obstacleSentence } from "../../failure/obstacleRefusal.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { healthOf } from "../../tree/itemHealth.ts";
import type { CommandDependencies } from "../command.ts";
import { eachItem } from "./eachItem.ts";

export interface Change {
  readonly change: ItemChange;
  /** The title of the question for the Item. */
  readonly title: string;
  /** The progress title; `name` is the Item's name, or the number of Items. */
  progress(name: string): string;
  /** The confirmation, with the same `name`. */
  done(name: string): string;
}

/** What Items allow whatever `/item/get` says of them. */
const withoutFacts: readonly ItemChange[] = ["update-webhook", "rotate-token"];

/**
 * The Items that a change is for, without those that do not allow it. They are read first, since only that shows what an
 * Item allows.
 * @throws Refusal when none of them allows it, and what `chooseItems` throws
 */
export async function chooseChangeable(
  deps: CommandDependencies,
  called: Called,
  { change, title }: Pick<Change, "change" | "title">,
): Promise<readonly ItemSummary[]> {
  const obstacleOf = (item: ItemSummary) => {
    const entry = deps.items.get(item.itemId);
    const loginRequired = entry !== null && healthOf(entry) === "login-required";
    return obstacleTo(change, item, { facts: entry?.facts ?? null, loginRequired });
  };
  const noteOf = (item: ItemSummary) => {
    const obstacle = obstacleOf(item);
    return obstacle === null ? null : obstacleSentence(obstacle, change);
  };
  const chosen = await chooseItems(deps, called, { title, noteOf });
  if (!withoutFacts.includes(change)) await readUnread(deps, chosen);
  const able = chosen.filter((item) => obstacleOf(item) === null);
  const [first] = chosen;
  const obstacle = first === undefined ? null : obstacleOf(first);
  if (able.length === 0 && first !== undefined && obstacle !== null) throw obstacleRefusal(obstacle, change, first);
  return able;
}

/** Changes one Item after the other, and reads each again so that the tree shows the result. */
export async function changeItems(
  deps: CommandDependencies,
  items: readonly ItemSummary[],
  words: Pick<Change, "progress" | "done">,
  task: (item: ItemSummary, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const name = titleOf(items, itemTitle);
  await withProgress(words.progress(name), (signal, progress) =>
    eachItem(items, { signal, progress }, async (item) => {
      await task(item, signal);
      // A failed read is no failure of the change.
      await deps.itemReads.read(item.itemId, signal).catch(() => undefined);
    }),
  );
  vscode.window.setStatusBarMessage(words.done(name), 5000);
}

async function readUnread(deps: CommandDependencies, chosen: readonly ItemSummary[]): Promise<void> {
  const unread = chosen.filter(({ itemId, isProcessor }) => {
    const entry = deps.items.get(itemId);
    return isProcessor !== true && entry !== null && entry.facts === null && entry.failure === null;
  });
  if (unread.length === 0) return;
  await withProgress(vscode.l10n.t("Reading {0}", titleOf(unread, itemTitle)), (signal, progress) =>
    eachItem(unread, { signal, progress }, ({ itemId }) => deps.itemReads.read(itemId, signal)),
  );
}
