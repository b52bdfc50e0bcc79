import * as vscode from "vscode";
import { aliasProblem } from "../aliasProblem.ts";
import { type Answered, back, type StepPlace, textStep } from "../steps.ts";
import type { ItemDraft } from "./itemDraft.ts";

/** Asks for the Item's alias; an empty one keeps the bank's name. */
export async function askAlias(
  known: ItemDraft,
  place: StepPlace,
  before: ItemDraft | null,
): Promise<Answered<ItemDraft>> {
  const alias = await textStep(place, {
    prompt: vscode.l10n.t("A name of your own, shown only here; empty for the bank's"),
    placeHolder: known.institution?.name ?? "",
    value: before?.alias ?? "",
    problemOf: aliasProblem,
  });
  return alias === back ? back : { ...known, alias };
}
