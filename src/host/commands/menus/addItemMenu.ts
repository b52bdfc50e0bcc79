import * as vscode from "vscode";
import { addItemByAccessToken } from "../newItem/addItemByAccessToken.ts";
import { createItemFromFile } from "../newItem/createItemFromFile.ts";
import { createSandboxItem } from "../newItem/createSandboxItem.ts";
import { importItems } from "../newItem/importItems.ts";
import { newCustomUser } from "../newItem/newCustomUser.ts";
import { commandMenu } from "./commandMenu.ts";

/** Every way to add an Item. */
export const addItemMenu = commandMenu(
  () => vscode.l10n.t("Add Item"),
  () => [
    {
      label: vscode.l10n.t("$(add) Create Sandbox Item"),
      detail: vscode.l10n.t("At a bank, with products and a test user of your choice"),
      run: createSandboxItem,
    },
    {
      label: vscode.l10n.t("$(key) Add Item by Access Token"),
      detail: vscode.l10n.t("An Item your own app has linked, or one account by a processor token"),
      run: addItemByAccessToken,
    },
    {
      label: vscode.l10n.t("$(list-unordered) Import Items from a Token List"),
      detail: vscode.l10n.t("Several Items of your own app at once"),
      run: importItems,
    },
    {
      label: vscode.l10n.t("$(json) Create Item from a Custom User File"),
      detail: vscode.l10n.t("Accounts as a .plaid-user.json file describes them"),
      run: createItemFromFile,
    },
    {
      label: vscode.l10n.t("$(new-file) New Custom User"),
      detail: vscode.l10n.t("Describe accounts of your own in a file"),
      run: newCustomUser,
    },
  ],
);
