import * as vscode from "vscode";
import { type Answered, back, type StepPlace, textStep } from "../steps.ts";
import type { ItemDraft } from "./itemDraft.ts";

/** More would push everything else off the row. */
const longestAlias = 80;

/** What the Item is called here; nothing keeps the bank's name. */
export async function askAlias(
  known: ItemDraft,
  place: StepPlace,
  before: ItemDraft | null,
): Promise<Answered<ItemDraft>> {
  const alias = await textStep(place, {
    prompt: vscode.l10n.t("A name of your own, here alone; empty for the bank's"),
    placeHolder: known.institution?.name ?? "",
    value: before?.alias ?? "",
    problemOf: (text) =>
      text.length > longestAlias ? vscode.l10n.t("{0} characters at most", longestAlias) : undefined,
  });
  return alias === back ? back : { ...known, alias };
}
