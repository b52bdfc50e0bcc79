import * as vscode from "vscode";
import {
  type CustomUserTemplate,
  customUserTemplate,
  customUserTemplates,
} from "../../../core/customUser/customUserTemplate.ts";
import { customUserSuffix } from "../../ask/customUser/customUserSuffix.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { pickOne } from "../../ask/pick.ts";
import { proposedPlace } from "../../ask/saveAs.ts";
import type { Command } from "../command.ts";

/**
 * Opens an unsaved file that describes a custom user, with a path in the first open folder or else in the home folder.
 * Saving an untitled document with a path writes to that path without asking. Nothing is written before that.
 */
export const newCustomUser: Command = async ({ clock }, argument) => {
  const named = textIn(argument, "template");
  const template = customUserTemplates.find((each) => each === named) ?? (await askTemplate());
  const document = await vscode.workspace.openTextDocument(await freeAddress());
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), customUserTemplate(template, clock.now()));
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document);
};

function askTemplate(): Promise<CustomUserTemplate> {
  return pickOne(
    customUserTemplates.map((template) => ({ ...words(template), value: template })),
    { title: vscode.l10n.t("New Custom User"), placeHolder: vscode.l10n.t("Start from a template") },
  );
}

function words(template: CustomUserTemplate): { readonly label: string; readonly detail: string } {
  switch (template) {
    case "pending-hold":
      return {
        label: vscode.l10n.t("A Pending Hold"),
        detail: vscode.l10n.t("Checking; a hold that posts in two days, and a bill still to come"),
      };
    case "null-available":
      return {
        label: vscode.l10n.t("No Available Balance"),
        detail: vscode.l10n.t("Checking and a card whose available is null, as at banks that don't report it"),
      };
    case "fixed-available":
      return {
        label: vscode.l10n.t("A Fixed Available Balance"),
        detail: vscode.l10n.t("Checking whose available stays 250, whatever is posted"),
      };
    case "every-type":
      return {
        label: vscode.l10n.t("Every Type of Account"),
        detail: vscode.l10n.t("Checking, savings, card, student loan, brokerage"),
      };
    case "one-account":
      return { label: vscode.l10n.t("One Account"), detail: vscode.l10n.t("Checking, and nothing else") };
  }
}

/** The first numbered name that no file and no open document has. */
async function freeAddress(): Promise<vscode.Uri> {
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.path));
  for (let number = 1; ; number += 1) {
    const uri = proposedPlace(`${number === 1 ? "custom" : `custom-${number}`}${customUserSuffix}`);
    if (!open.has(uri.path) && !(await isThere(uri))) return uri.with({ scheme: "untitled" });
  }
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
