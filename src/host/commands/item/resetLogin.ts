import * as vscode from "vscode";
import type { Command } from "../command.ts";
import { changeItems, chooseChangeable } from "./changeItems.ts";

/** Breaks the login of Items, as a changed password at the bank does: `/sandbox/item/reset_login`. */
export const resetLogin: Command = async (deps, argument, selected) => {
  const chosen = await chooseChangeable(
    deps,
    { argument, selected },
    { change: "reset-login", title: vscode.l10n.t("Reset Login") },
  );
  const words = {
    progress: (name: string) => vscode.l10n.t("Resetting the login of {0}", name),
    done: (name: string) => vscode.l10n.t("Login reset: {0}", name),
  };
  await changeItems(deps, chosen, words, async (item, signal) =>
    (await deps.connections.of(item.environment)).resetLogin(item.itemId, signal),
  );
};
