import * as vscode from "vscode";
import { addTransactions } from "../item/addTransactions.ts";
import { copyIds } from "../item/copyIds.ts";
import { fireWebhook } from "../item/fireWebhook.ts";
import { refreshProducts } from "../item/refreshProducts.ts";
import { removeItem } from "../item/removeItem.ts";
import { renameItem } from "../item/renameItem.ts";
import { repairLogin } from "../item/repairLogin.ts";
import { resetLogin } from "../item/resetLogin.ts";
import { rotateAccessToken } from "../item/rotateAccessToken.ts";
import { stopLoading } from "../item/stopLoading.ts";
import { updateWebhook } from "../item/updateWebhook.ts";
import { commandMenu } from "./commandMenu.ts";

/** Everything that changes an Item or its stored data. */
export const changeItemMenu = commandMenu(
  () => vscode.l10n.t("Change Item"),
  () => [
    {
      label: vscode.l10n.t("$(wrench) Repair Login"),
      run: repairLogin,
    },
    {
      label: vscode.l10n.t("$(debug-disconnect) Reset Login"),
      detail: vscode.l10n.t("The Item then answers ITEM_LOGIN_REQUIRED"),
      run: resetLogin,
    },
    {
      label: vscode.l10n.t("$(add) Add Transactions"),
      run: addTransactions,
    },
    {
      label: vscode.l10n.t("$(sync) Refresh Transactions or Investments"),
      run: refreshProducts,
    },
    {
      label: vscode.l10n.t("$(broadcast) Fire Webhook"),
      run: fireWebhook,
    },
    {
      label: vscode.l10n.t("$(link) Update Webhook URL"),
      run: updateWebhook,
    },
    {
      label: vscode.l10n.t("$(edit) Rename Item"),
      run: renameItem,
    },
    {
      label: vscode.l10n.t("$(copy) Copy IDs"),
      run: copyIds,
    },
    {
      label: vscode.l10n.t("$(key) Rotate Access Token"),
      detail: vscode.l10n.t("The old token no longer works"),
      run: rotateAccessToken,
    },
    {
      label: vscode.l10n.t("$(debug-stop) Stop Loading"),
      run: stopLoading,
    },
    {
      label: vscode.l10n.t("$(trash) Remove Item"),
      run: removeItem,
    },
  ],
);
