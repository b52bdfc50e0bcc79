import * as vscode from "vscode";
import type { InstitutionOffer } from "../../../core/item/newItem.ts";
import { type SandboxInstitution, sandboxInstitutions, usesIn } from "../../../core/item/sandboxInstitutions.ts";
import { type Answered, back, pickStep, type StepPlace, textStep } from "../steps.ts";
import { withProgress } from "../withProgress.ts";
import { institutionWords } from "./institutionWords.ts";
import type { DraftContext, ItemDraft } from "./itemDraft.ts";

/** The answer that means a bank which is not in the list. */
const elsewhere = Symbol("elsewhere");

/** Asks for the bank: one of the list, or in Plaid's own Sandbox any other, found by name or id. */
export async function askInstitution(
  context: DraftContext,
  known: ItemDraft,
  place: StepPlace,
  before: ItemDraft | null,
): Promise<Answered<ItemDraft>> {
  for (;;) {
    const chosen = await pickStep<string | typeof elsewhere>(place, choices(context), {
      placeHolder: vscode.l10n.t("At which bank? Type to search by name, id or what it is for"),
      active: before?.institution?.institutionId ?? sandboxInstitutions[0]?.id ?? elsewhere,
    });
    if (chosen === back) return back;
    if (chosen !== elsewhere) return { ...known, institution: await factsOf(context, chosen) };
    const found = await askElsewhere(context, place);
    if (found !== back) return { ...known, institution: found };
  }
}

function choices({ environment }: DraftContext) {
  const row = (institution: SandboxInstitution) => ({
    label: institution.name,
    description: institution.id,
    detail: usesIn(environment, institution).map(institutionWords).join(" · "),
    value: institution.id,
  });
  const rows = sandboxInstitutions.map(row);
  // The local sandbox has no other banks.
  if (environment === "local") return rows;
  return [
    ...rows,
    {
      label: vscode.l10n.t("$(search) Another Bank…"),
      detail: vscode.l10n.t("Every institution of production is in Sandbox too"),
      value: elsewhere,
      alwaysShow: true,
    },
  ];
}

async function askElsewhere(context: DraftContext, place: StepPlace): Promise<Answered<InstitutionOffer>> {
  // Back returns to the list.
  const below = { ...place, hasBack: true };
  for (;;) {
    const query = await textStep(below, {
      prompt: vscode.l10n.t("A part of its name, or its id"),
      placeHolder: "ins_109508",
      problemOf: (text) => (text === "" ? vscode.l10n.t("This cannot be empty") : undefined),
    });
    if (query === back) return back;
    if (/^ins_\w+$/.test(query)) return factsOf(context, query);
    const found = await withProgress(vscode.l10n.t("Looking for {0}", query), async (signal) =>
      (await context.connections.of(context.environment)).searchInstitutions(query, signal),
    );
    const chosen = await pickStep<InstitutionOffer>(
      below,
      found.map((facts) => ({
        label: facts.name,
        description: facts.institutionId,
        ...(facts.oauth ? { detail: institutionWords("oauth") } : {}),
        value: facts,
      })),
      {
        placeHolder:
          found.length === 0
            ? vscode.l10n.t("No bank of Plaid's is called {0}: go back and try another name", query)
            : vscode.l10n.t("At which bank?"),
      },
    );
    if (chosen !== back) return chosen;
  }
}

function factsOf({ connections, environment }: DraftContext, institutionId: string): Promise<InstitutionOffer> {
  return withProgress(vscode.l10n.t("Asking what the bank offers"), async (signal) =>
    (await connections.of(environment)).institution(institutionId, signal),
  );
}
