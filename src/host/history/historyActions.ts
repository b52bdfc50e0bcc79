import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { ChannelOptions } from "../../protocol/channel.ts";
import type { HistoryHostEnd } from "../../protocol/history.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { balanceSheet } from "../../text/export/balanceSheet.ts";
import { formatDateTime } from "../../text/format.ts";
import { confirmLoss } from "../ask/confirmLoss.ts";
import { commandIds } from "../commandIds.ts";
import { Refusal } from "../failure/refusal.ts";
import type { Log } from "../log.ts";
import { startCommand } from "../panel/startCommand.ts";
import type { History, StoredComparison } from "../storage/history.ts";
import { pathIn } from "../storage/wholeFile.ts";
import { itemTitle } from "../store/itemNames.ts";
import { environmentOf } from "../store/storeKey.ts";
import { copyText } from "../window/copyText.ts";
import type { ReadOnlyDocuments } from "../window/readOnlyDocuments.ts";
import { textContext } from "../window/textContext.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import type { IndexedComparison } from "./historyIndex.ts";

export interface HistoryActionDependencies {
  readonly history: History;
  readonly documents: Pick<ReadOnlyDocuments, "diff">;
  readonly comparisonWork: Pick<ComparisonWork, "openLatest">;
  readonly log: Log;
  /** Runs work like a command: a failure is shown in one sentence with one action. */
  run(name: string, work: () => Promise<void>): Promise<void>;
}

type Handlers = ChannelOptions<HistoryHostEnd>["handlers"];

interface Listed {
  /** The row of a key; null for one that is not shown. */
  comparison(key: string): IndexedComparison | null;
  shown(): readonly IndexedComparison[];
  unreadable(): readonly { readonly name: string }[];
}

/** What the buttons and keys of the history's page do. A row that is not shown any more has nothing done to it. */
export function historyActions(
  { history, documents, comparisonWork, log, run }: HistoryActionDependencies,
  listed: Listed,
): Omit<Handlers, "history/ready" | "history/find" | "history/everyItem" | "history/again"> {
  const start = (name: string, work: () => Promise<void>): null => {
    void run(`history ${name}`, work);
    return null;
  };
  const startOn = (name: string, key: string, work: (file: StoredComparison) => Promise<void>): null => {
    const found = listed.comparison(key);
    return found === null ? null : start(name, () => work(found.file));
  };
  return {
    "history/open": ({ key }) => {
      const comparisonId = listed.comparison(key)?.file.comparisonId;
      return comparisonId === undefined ? null : startCommand(commandIds.openComparison, { comparisonId });
    },
    "history/pin": ({ key, isPinned }) =>
      startOn("pin", key, async (file) => {
        if (!(await history.pin(file, { isPinned }))) throw gone();
      }),
    "history/diff": ({ key, otherKey }) =>
      startOn("diff", key, async (file) => {
        const other = listed.comparison(otherKey)?.file;
        if (other === undefined) throw gone();
        const [before, after] = file.startedAt <= other.startedAt ? [file, other] : [other, file];
        await showDiff({ documents, log }, await opened(history, before), await opened(history, after));
      }),
    "history/timeline": ({ key }) =>
      startOn("timeline", key, async ({ itemId }) => {
        // Says of which environment the Item is, also where it is not listed.
        await comparisonWork.openLatest(itemId);
        await vscode.commands.executeCommand(commandIds.openTimeline, { itemId });
      }),
    "history/delete": ({ key }) =>
      startOn("delete", key, async ({ name, startedAt }) => {
        await confirmLoss(undefined, {
          question: vscode.l10n.t("Delete this comparison?"),
          detail: vscode.l10n.t("It was made on {0}. This cannot be undone.", formatDateTime(startedAt, textContext())),
          button: vscode.l10n.t("Delete"),
        });
        await history.erase((file) => file.name === name);
      }),
    "history/deleteUnpinned": () =>
      start("delete unpinned", async () => {
        const names = listed
          .shown()
          .flatMap(({ file, opened }) => (file.isPinned || opened === null ? [] : [file.name]));
        if (names.length === 0) return;
        await confirmLoss(undefined, {
          question: vscode.l10n.t("Delete every comparison listed here that is not pinned?"),
          detail: vscode.l10n.t(
            "Comparisons that are deleted: {0}. Pinned ones stay, and so do files that cannot be read. This cannot be undone.",
            names.length,
          ),
          button: vscode.l10n.t("Delete"),
        });
        await history.eraseUnpinned(names);
      }),
    "history/folder": () =>
      start("folder", async () => {
        const [first] = listed.unreadable();
        const place = first === undefined ? history.directory : pathIn(history.directory, first.name);
        try {
          await vscode.commands.executeCommand("revealFileInOS", vscode.Uri.file(place));
        } catch {
          // VS Code in a browser shows no folders.
          await copyText(history.directory);
        }
      }),
    "history/log": () => startCommand(commandIds.showLog),
    "history/compare": () => startCommand(commandIds.compareBalances),
  };
}

async function opened(history: History, file: StoredComparison): Promise<Comparison> {
  const inspected = await history.inspect(file);
  if (inspected.kind !== "comparison") throw gone();
  return inspected.comparison;
}

/** Opens the diff editor over the balances of two comparisons, the earlier on the left. */
async function showDiff(
  { documents, log }: Pick<HistoryActionDependencies, "documents" | "log">,
  before: Comparison,
  after: Comparison,
): Promise<void> {
  const context = createTextContext(textContext());
  const sheet = (comparison: Comparison) => ({
    environment: environmentOf(comparison),
    folder: comparison.id,
    name: "balances.txt",
    text: log.redacted(balanceSheet(comparison, context)),
  });
  const nameOf = ({ item, startedAt }: Comparison) => `${itemTitle(item)}, ${formatDateTime(startedAt, context)}`;
  await documents.diff(sheet(before), sheet(after), `${nameOf(before)} ↔ ${nameOf(after)}`);
}

function gone(): Refusal {
  return new Refusal(
    { reason: "storage-failed", requestId: null, detail: "the comparison is gone" },
    { kind: "command", label: vscode.l10n.t("Open History"), command: "openHistory" },
    vscode.l10n.t("This comparison is no longer in the history: it was deleted, maybe in another window."),
  );
}
