import * as vscode from "vscode";
import { pickOne } from "../ask/pick.ts";
import { addItemByAccessToken } from "./addItemByAccessToken.ts";
import type { Command } from "./command.ts";
import { createSandboxItem } from "./createSandboxItem.ts";
import { setPlaidKeys } from "./setPlaidKeys.ts";

/** From nothing to the first Item of Plaid's own Sandbox: keys, environment, Item. */
export const connectPlaidSandbox: Command = async (deps) => {
  if ((await deps.keys.read()) === null) await setPlaidKeys(deps, undefined);
  await deps.environmentChoice.switchTo("sandbox");
  const firstItem = await pickOne<Command>(
    [
      {
        label: vscode.l10n.t("$(add) Create Sandbox Item"),
        detail: vscode.l10n.t("A test Item at one of Plaid's test banks"),
        value: createSandboxItem,
      },
      {
        label: vscode.l10n.t("$(key) Add Item by Access Token"),
        detail: vscode.l10n.t("An Item your own app has linked"),
        value: addItemByAccessToken,
      },
    ],
    { title: vscode.l10n.t("Connect Plaid Sandbox"), placeHolder: vscode.l10n.t("The first Item") },
  );
  await firstItem(deps, undefined);
};
