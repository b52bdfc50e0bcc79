import * as vscode from "vscode";
import { cancelled } from "../failures.ts";
import { eraseSandboxTraces } from "../work/sandboxTraces.ts";
import type { Command } from "./command.ts";

/** Erases the keys of Plaid Sandbox, the access tokens and all that was kept of their Items. At Plaid nothing changes. */
export const signOutOfSandbox: Command = async (deps, argument) => {
  const { sandboxItems, items, itemReads } = deps;
  await confirm((await sandboxItems.list()).length, argument);
  try {
    await eraseSandboxTraces(deps);
  } finally {
    // Also what could not be erased is shown as it is now.
    if (items.environment === "sandbox") {
      items.reset("sandbox");
      await itemReads.list(new AbortController().signal);
    }
  }
  vscode.window.setStatusBarMessage(vscode.l10n.t("Signed out of Plaid Sandbox"), 5000);
};

async function confirm(count: number, argument: unknown): Promise<void> {
  if (Reflect.get(Object(argument), "confirmed") === true) return;
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
