import * as vscode from "vscode";
import { flagIn } from "../../ask/itemArgument.ts";
import { cancelled } from "../../failure/failures.ts";
import { Refusal } from "../../failure/refusal.ts";
import type { Command } from "../command.ts";
import { eraseSandboxTraces, type TraceLeft } from "./sandboxTraces.ts";

/** Erases the keys of Plaid Sandbox, the access tokens and all stored data of their Items. At Plaid nothing changes. */
export const signOutOfSandbox: Command = async (deps, argument) => {
  const { sandboxItems, items, itemReads } = deps;
  // A list that cannot be read must not prevent signing out.
  await confirm((await sandboxItems.list().catch(() => [])).length, argument);
  const left = await eraseSandboxTraces(deps);
  // Shows the present state, including what could not be erased.
  if (items.environment === "sandbox") {
    items.reset("sandbox");
    await itemReads.relist(new AbortController().signal).catch(() => undefined);
  }
  if (left.length > 0) throw notErased(left);
  vscode.window.setStatusBarMessage(vscode.l10n.t("Signed out of Plaid Sandbox"), 5000);
};

function notErased(left: readonly TraceLeft[]): Refusal {
  const sentence = vscode.l10n.t(
    "These could not be erased and are still on this machine: {0}.",
    left.map(nameOf).join("; "),
  );
  const detail = left
    .map((each) => (each.kind === "tokens" ? `tokens of ${each.itemIds.join(" ")}` : each.kind))
    .join(", ");
  return new Refusal(
    { reason: "storage-failed", requestId: null, detail: `not erased: ${detail}` },
    { kind: "again", label: vscode.l10n.t("Try Again") },
    sentence,
  );
}

function nameOf(left: TraceLeft): string {
  switch (left.kind) {
    case "tokens":
      return vscode.l10n.t("the access tokens of {0} Items", left.itemIds.length);
    case "unknown-tokens":
      return vscode.l10n.t("access tokens that the system's keyring does not list");
    case "keys":
      return vscode.l10n.t("your keys");
    case "labels":
      return vscode.l10n.t("the names of Items");
    case "comparisons":
      return vscode.l10n.t("comparisons in the history");
    case "real-time-calls":
      return vscode.l10n.t("the times of real-time calls");
    case "ruleset-keys":
      return vscode.l10n.t("the ruleset keys that were used");
  }
}

async function confirm(count: number, argument: unknown): Promise<void> {
  if (flagIn(argument, "confirmed")) return;
  const signOut = vscode.l10n.t("Sign Out");
  const detail = vscode.l10n.t(
    "Erased from this machine: your keys, the access tokens and names of {0} Items, their comparisons in the history, and the ruleset keys that were used. At Plaid nothing changes: the Items and their tokens stay. To end them there too, use Remove Item first.",
    count,
  );
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t("Sign out of Plaid Sandbox?"),
    { modal: true, detail },
    signOut,
  );
  if (chosen !== signOut) throw cancelled();
}
