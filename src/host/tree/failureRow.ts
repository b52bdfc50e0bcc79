import * as vscode from "vscode";
import type { Failure } from "../../core/failure/errors.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import type { TextContext } from "../../text/segment.ts";
import { commandIds } from "../commandIds.ts";
import { type FailureNode, itemNode } from "./nodes.ts";
import { errorIcon } from "./problemIcons.ts";

/** A row that says why a read failed. Selecting it repairs the login, or retries. */
export function failureRow(
  node: FailureNode,
  failure: Failure,
  { context, canRestart }: { readonly context: TextContext; readonly canRestart: boolean },
): vscode.TreeItem {
  const { sentence } = failureSentence(failure, context);
  const row = new vscode.TreeItem(sentence, vscode.TreeItemCollapsibleState.None);
  row.id = node.id;
  row.description =
    failure.reason === "item-login-required" ? vscode.l10n.t("choose to repair") : vscode.l10n.t("choose to retry");
  row.iconPath = errorIcon();
  row.contextValue = node.itemId === null ? "failure list" : `failure item${canRestart ? " can-restart" : ""}`;
  row.command = retryOf(node, failure);
  row.accessibilityInformation = { label: `${sentence} ${row.description}` };
  return row;
}

/**
 * The row's command: starts a stopped local sandbox; after its restart, lists its new Items; otherwise repairs or
 * retries.
 */
function retryOf({ itemId }: FailureNode, { reason }: Failure): vscode.Command {
  const title = vscode.l10n.t("Retry");
  if (reason === "emulator-stopped") return { title, command: commandIds.startLocalSandbox };
  if (itemId === null || reason === "local-item-gone") return { title, command: commandIds.refreshItems };
  if (reason === "item-login-required") {
    return { title: vscode.l10n.t("Repair Login"), command: commandIds.repairLogin, arguments: [itemNode(itemId)] };
  }
  return { title, command: commandIds.refreshItem, arguments: [itemNode(itemId)] };
}
