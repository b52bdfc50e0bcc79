import * as vscode from "vscode";
import type { InstitutionOffer, NewItemProblem } from "../../core/item/newItem.ts";
import { Refusal } from "../failure/refusal.ts";

/** The refusal of an Item that its bank does not offer, with the reason and an action. */
export function newItemRefusal(problem: NewItemProblem, { name }: InstitutionOffer): Refusal {
  return new Refusal(
    { reason: "invalid-request", requestId: null, detail: problem.code },
    { kind: "command", label: vscode.l10n.t("Create Sandbox Item"), command: "createSandboxItem" },
    `${sentenceOf(problem, name)} ${vscode.l10n.t("No Item was created.")}`,
  );
}

function sentenceOf(problem: NewItemProblem, name: string): string {
  switch (problem.code) {
    case "no-product":
      return vscode.l10n.t("An Item needs at least one product.");
    case "balance-is-no-product":
      return vscode.l10n.t("Balance is on every Item, and is not asked for as a product.");
    case "not-offered":
      return vscode.l10n.t("{0} does not offer {1}.", name, problem.products.join(", "));
  }
}
