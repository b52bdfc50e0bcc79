import * as vscode from "vscode";
import type { BalanceLensError } from "../../../core/failure/errors.ts";
import type { ItemSummary } from "../../../core/item/item.ts";
import { failureSentence } from "../../../text/findings/failureSentence.ts";
import type { Progress } from "../../ask/withProgress.ts";
import { failureOf } from "../../failure/failures.ts";
import { Refusal } from "../../failure/refusal.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { textContext } from "../../window/textContext.ts";

/**
 * Runs work for one Item after the other. A failure does not stop the rest; the first is thrown at the end, with their
 * number.
 * @throws BalanceLensError the first failure, `cancelled` as soon as the signal fires
 */
export async function eachItem(
  items: readonly ItemSummary[],
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: Progress },
  task: (item: ItemSummary) => Promise<void>,
): Promise<void> {
  const failed: { readonly item: ItemSummary; readonly error: unknown }[] = [];
  for (const item of items) {
    if (signal.aborted) throw signal.reason;
    if (items.length > 1) progress.report({ increment: 100 / items.length, message: itemTitle(item) });
    try {
      await task(item);
    } catch (error) {
      if (failureOf(error).reason === "cancelled") throw error;
      failed.push({ item, error });
    }
  }
  const [first] = failed;
  if (first === undefined) return;
  if (items.length === 1) throw first.error;
  throw manyFailed(failed.length, items.length, first);
}

function manyFailed(
  count: number,
  all: number,
  { item, error }: { item: ItemSummary; error: unknown },
): BalanceLensError {
  const failure = failureOf(error);
  const { sentence } = failureSentence(failure, textContext());
  return new Refusal(
    failure,
    { kind: "command", label: vscode.l10n.t("Show Log"), command: "showLog" },
    vscode.l10n.t("{0} of {1} Items failed. {2}: {3}", count, all, itemTitle(item), sentence),
  );
}
