import * as vscode from "vscode";
import { agrees, disagreeMost, type ItemOutcome, oldestFirst } from "../../core/comparison/manySummary.ts";
import { createTextContext } from "../../text/createTextContext.ts";
import { manyDocument } from "../../text/documents/manyDocument.ts";
import { manyHeadline, outcomeWords, whyWords } from "../../text/documents/manySentences.ts";
import type { TextContext } from "../../text/segment.ts";
import type { ComparisonPanels } from "../panel/comparisonPanels.ts";
import { environmentName, itemTitle } from "../tree/itemNames.ts";
import type { ReadOnlyDocuments } from "../window/readOnlyDocuments.ts";
import { textContext } from "../window/textContext.ts";
import type { ComparisonWork } from "../work/comparisonWork.ts";
import type { KeptComparisons } from "../work/manyShelf.ts";
import { textIn } from "./itemArgument.ts";
import { type Choice, pickOne } from "./pick.ts";

export interface ShowSummaryDependencies {
  readonly comparisonWork: Pick<ComparisonWork, "openLatest">;
  readonly panels: Pick<ComparisonPanels, "show">;
  readonly documents: Pick<ReadOnlyDocuments, "show">;
}

type Action = () => Promise<void>;
type Order = "difference" | "age";

/** Shows several comparisons: as a list to choose from, or with `{"as":"text"}` as a document. */
export async function presentSummary(
  deps: ShowSummaryDependencies,
  kept: KeptComparisons,
  argument: unknown,
): Promise<void> {
  if (textIn(argument, "as") === "text") await openAsText(deps, kept);
  else await showList(deps, kept, "difference");
}

async function openAsText({ documents }: ShowSummaryDependencies, kept: KeptComparisons): Promise<void> {
  await documents.show({ folder: kept.startedAt.replaceAll(":", "-"), name: "summary.md", text: summaryText(kept) });
}

/**
 * A list that can be searched: an Item a row, the widest difference of each currency first, or the oldest balance. Choosing a row opens
 * its comparison.
 * @throws BalanceLensError `cancelled` when the person leaves without choosing
 */
async function showList(deps: ShowSummaryDependencies, kept: KeptComparisons, order: Order): Promise<void> {
  const context = createTextContext(textContext());
  const { outcomes, left } = kept;
  const open = (outcome: ItemOutcome) => () => openComparison(deps, outcome);
  const rows = order === "age" ? byAge(outcomes, context, open) : byDifference(outcomes, context, open);
  const action = await pickOne<Action>(
    [
      ...rows,
      ...notCompared(outcomes, context, open),
      separator(vscode.l10n.t("Summary")),
      order === "age"
        ? {
            label: vscode.l10n.t("$(sort-precedence) Widest Difference First"),
            value: () => showList(deps, kept, "difference"),
          }
        : { label: vscode.l10n.t("$(history) Oldest Balance First"), value: () => showList(deps, kept, "age") },
      {
        label: vscode.l10n.t("$(markdown) Open as Text"),
        detail: vscode.l10n.t("A document that can be saved and copied"),
        value: () => openAsText(deps, kept),
      },
      {
        label: vscode.l10n.t("$(copy) Copy as Markdown"),
        value: async () => vscode.env.clipboard.writeText(summaryText(kept)),
      },
    ],
    {
      title: manyHeadline(outcomes, left, context),
      placeHolder: vscode.l10n.t("Choose an Item to open its comparison"),
    },
  );
  await action();
}

/** The whole summary as Markdown. */
function summaryText({ outcomes, left, startedAt, environment }: KeptComparisons): string {
  const nameOf = ({ item }: ItemOutcome) => itemTitle(item);
  const words = { outcomes, left, startedAt, environment: environmentName(environment), nameOf };
  return manyDocument(words, createTextContext(textContext()));
}

async function openComparison(deps: ShowSummaryDependencies, { item }: ItemOutcome): Promise<void> {
  await deps.comparisonWork.openLatest(item.itemId);
  deps.panels.show(item.itemId);
}

type Open = (outcome: ItemOutcome) => Action;

/** An Item with several currencies stands under each of them. */
function byDifference(outcomes: readonly ItemOutcome[], context: TextContext, open: Open): readonly Choice<Action>[] {
  const compared = outcomes.filter((outcome) => outcome.kind === "compared");
  const group = (title: string, rows: readonly ItemOutcome[]) =>
    rows.length === 0 ? [] : [separator(title), ...rows.map((outcome) => rowOf(outcome, context, open))];
  return [
    ...disagreeMost(outcomes).flatMap(({ currency, rows }) => [
      separator(
        currency === null
          ? vscode.l10n.t("Disagree most, no currency given")
          : vscode.l10n.t("Disagree most, {0}", currency),
      ),
      ...rows.map(({ outcome }) => rowOf(outcome, context, open)),
    ]),
    ...group(
      vscode.l10n.t("The bank did not answer"),
      compared.filter(({ disagreements, bankAnswered }) => disagreements.length === 0 && !bankAnswered),
    ),
    ...group(vscode.l10n.t("Agree"), compared.filter(agrees)),
  ];
}

function byAge(outcomes: readonly ItemOutcome[], context: TextContext, open: Open): readonly Choice<Action>[] {
  const aged = oldestFirst(outcomes);
  return [separator(vscode.l10n.t("Oldest cached balances")), ...aged.map((outcome) => rowOf(outcome, context, open))];
}

function notCompared(outcomes: readonly ItemOutcome[], context: TextContext, open: Open): readonly Choice<Action>[] {
  const rows = outcomes.filter(({ kind }) => kind === "not-compared");
  if (rows.length === 0) return [];
  return [separator(vscode.l10n.t("Not compared")), ...rows.map((outcome) => rowOf(outcome, context, open))];
}

function rowOf(outcome: ItemOutcome, context: TextContext, open: Open): Choice<Action> {
  const why = outcome.kind === "compared" ? whyWords(outcome, context) : "";
  return {
    label: itemTitle(outcome.item),
    description: outcomeWords(outcome, context),
    ...(why !== "" && { detail: why }),
    value: open(outcome),
  };
}

function separator(label: string): Choice<Action> {
  return { label, kind: vscode.QuickPickItemKind.Separator, value: async () => {} };
}
