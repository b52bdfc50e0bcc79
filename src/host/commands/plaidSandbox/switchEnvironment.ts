import * as vscode from "vscode";
import type { Environment } from "../../../core/item/environment.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import type { Command } from "../command.ts";

/** Changes the environment that calls go to. Production is never offered. */
export const switchEnvironment: Command = async ({ environmentChoice, items }, argument) => {
  const named = textIn(argument, "environment");
  const chosen = named === "local" || named === "sandbox" ? named : await askEnvironment(items.environment);
  await environmentChoice.switchTo(chosen);
};

function askEnvironment(current: Environment): Promise<Environment> {
  const mark = (environment: Environment) => (environment === current ? { description: vscode.l10n.t("current") } : {});
  return pickOne<Environment>(
    [
      {
        label: vscode.l10n.t("$(beaker) Local Sandbox"),
        detail: vscode.l10n.t("Plaid Sandbox as a model inside this window: no account, no keys, no network"),
        ...mark("local"),
        value: "local",
      },
      {
        label: vscode.l10n.t("$(globe) Plaid Sandbox"),
        detail: vscode.l10n.t("Plaid's own Sandbox, with your keys"),
        ...mark("sandbox"),
        value: "sandbox",
      },
    ],
    { title: vscode.l10n.t("Switch Environment") },
  );
}
