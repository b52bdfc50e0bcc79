import * as vscode from "vscode";
import { type Step, walkSteps } from "../steps.ts";
import { askAlias } from "./askAlias.ts";
import { askInstitution } from "./askInstitution.ts";
import { askProducts } from "./askProducts.ts";
import { askTestUser } from "./askTestUser.ts";
import type { CompleteDraft, DraftContext, ItemDraft, TestLogin } from "./itemDraft.ts";

/**
 * Asks for bank, products, test user and alias, each with Back. A login that is already known is not asked for.
 * @throws BalanceLensError `cancelled`, and what asking a bank for its products throws
 */
export async function askNewItem(context: DraftContext, login: TestLogin | null): Promise<CompleteDraft> {
  const steps: readonly Step<ItemDraft>[] = [
    (...step) => askInstitution(context, ...step),
    askProducts,
    ...(login === null ? [(...step: Parameters<Step<ItemDraft>>) => askTestUser(context, ...step)] : []),
    askAlias,
  ];
  const draft = await walkSteps<ItemDraft>(
    vscode.l10n.t("Create Sandbox Item"),
    steps,
    login === null ? {} : { login },
  );
  const { institution, products = [], login: chosen, alias = "" } = draft;
  if (institution === undefined) throw new Error("an Item without a bank was asked for");
  const { institutionId } = institution;
  return { institution, request: { institutionId, products, ...chosen, ...(alias === "" ? {} : { alias }) } };
}
