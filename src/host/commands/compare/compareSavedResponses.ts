import * as vscode from "vscode";
import type { Comparison } from "../../../core/comparison/comparison.ts";
import { accountsOf } from "../../../core/item/accountsOf.ts";
import type { OpenedSaved, SavedText } from "../../../core/saved/openSaved.ts";
import { unpacker } from "../../../files/unpacker.ts";
import {
  answersWords,
  openProblemSentence,
  passedSentence,
  savedNoteSentences,
} from "../../../text/documents/savedSentences.ts";
import { nameWithMask, unnamedAccount } from "../../../text/nameWithMask.ts";
import type { TextContext } from "../../../text/segment.ts";
import { sharedLabel } from "../../../text/sharedLabels.ts";
import { askTexts } from "../../ask/askTexts.ts";
import { pickOne } from "../../ask/pick.ts";
import { readLargeTextFile } from "../../ask/readTextFile.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { commandIds } from "../../commandIds.ts";
import { cancelled, thrownLine } from "../../failure/failures.ts";
import { storeKeyOf } from "../../store/storeKey.ts";
import { showError, showInformation } from "../../window/notices.ts";
import { textContext } from "../../window/textContext.ts";
import { type HowToOpen, openInSteps } from "../../work/openInSteps.ts";
import type { Command, CommandDependencies } from "../command.ts";

/**
 * Compares saved responses, such as those of a production log, or opens an exported comparison. Asks which endpoint a
 * response is from where two would fit, and which Item is meant where there are several. Makes no call.
 */
export const compareSavedResponses: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Compare Saved Responses");
  const placeHolder = vscode.l10n.t("Where are the responses? No call is made.");
  const texts = await askTexts(argument, { title, placeHolder, read: readLargeTextFile });
  const opened = await asMeant(deps, { title, texts });
  const context = textContext();
  const [problem] = opened.problems;
  if (problem !== undefined) {
    void explainProblem(openProblemSentence(problem, context));
    throw cancelled();
  }
  const chosen = await askItem(opened, title);
  for (const comparison of chosen) await show(deps, comparison);
  const shown = new Set(chosen.map(({ id }) => id));
  const notes = opened.notes.filter(({ comparisonId }) => shown.has(comparisonId));
  const isGuessed = notes.some(
    ({ isDated, isZoneGuessed, knownBy }) => !isDated || isZoneGuessed || knownBy === "near" || knownBy === "order",
  );
  const passed = passedSentence(opened, context);
  const sentences = [...(isGuessed ? savedNoteSentences(notes, context) : []), ...(passed === null ? [] : [passed])];
  if (sentences.length > 0) void showInformation(sentences.join("\n"));
};

/**
 * Says which text cannot be read and why. The usual sentence of a failure would name a call, and there was none. Not
 * awaited: the message may stay on screen.
 */
async function explainProblem(sentence: string): Promise<void> {
  const again = vscode.l10n.t("Choose Again");
  const chosen = await showError(sentence, again);
  if (chosen === again) await vscode.commands.executeCommand(commandIds.compareSavedResponses);
}

/** Opens the texts. Where only their order tells two similar responses apart, asks which is cached and which real-time. */
async function asMeant(
  { clock, ids }: CommandDependencies,
  { title, texts }: { readonly title: string; readonly texts: readonly SavedText[] },
): Promise<OpenedSaved> {
  const how = { openedAt: new Date(clock.now()).toISOString(), id: ids.uuid() };
  const opened = await openShown(texts, how);
  const alike = opened.notes.filter(({ knownBy }) => knownBy === "order");
  const [one, other] = alike;
  if (one === undefined || other === undefined || alike.length !== 2) return opened;
  const firstAlike = await pickOne(
    [
      { label: vscode.l10n.t("{0} is cached, {1} is real-time", one.source, other.source), value: "cached" as const },
      {
        label: vscode.l10n.t("{0} is cached, {1} is real-time", other.source, one.source),
        value: "real-time" as const,
      },
    ],
    {
      title,
      placeHolder: vscode.l10n.t("/accounts/get and /accounts/balance/get return the same fields: which is which?"),
    },
  );
  return openShown(texts, { ...how, firstAlike });
}

function openShown(texts: readonly SavedText[], how: HowToOpen): Promise<OpenedSaved> {
  return openInSteps([...texts], { ...how, unpack: unpacker() }, (work) =>
    withProgress(vscode.l10n.t("Reading the saved responses"), (signal, progress) =>
      work(signal, (increment) => progress.report({ increment })),
    ),
  );
}

/** Asks which of several Items to open, or all. Exported comparisons are always all opened. */
async function askItem({ comparisons, notes }: OpenedSaved, title: string): Promise<readonly Comparison[]> {
  const made = new Set(notes.map(({ comparisonId }) => comparisonId));
  const exported = comparisons.filter(({ id }) => !made.has(id));
  const ofItems = comparisons.filter(({ id }) => made.has(id));
  if (ofItems.length <= 1) return comparisons;
  const context = textContext();
  const counts = new Map<string, number>();
  for (const { comparisonId, pages } of notes) counts.set(comparisonId, (counts.get(comparisonId) ?? 0) + pages);
  const chosen = await pickOne(
    [
      ...ofItems.map((comparison) => ({
        label: comparison.item.institutionName ?? accountNames(comparison, context),
        description: comparison.item.itemId,
        detail: answersWords(counts.get(comparison.id) ?? 0, context),
        value: [comparison],
      })),
      { label: vscode.l10n.t("All {0} Items, one comparison each", ofItems.length), value: ofItems },
    ],
    { title, placeHolder: vscode.l10n.t("The responses belong to several Items: which one?") },
  );
  return [...exported, ...chosen];
}

/** The accounts of an Item whose bank no response names: they tell it from the others better than an ID. */
function accountNames(comparison: Comparison, context: TextContext): string {
  const [first, ...others] = accountsOf(comparison).map(({ name, mask }) =>
    nameWithMask(name ?? unnamedAccount(context), mask),
  );
  if (first === undefined) return sharedLabel("unnamedInstitution", context);
  return others.length === 0 ? first : vscode.l10n.t("{0} and {1} more", first, others.length);
}

async function show({ comparisons, history, panels, log }: CommandDependencies, comparison: Comparison): Promise<void> {
  const key = storeKeyOf(comparison);
  comparisons.set(key, { comparison, inFlight: [], failure: null });
  void panels.show(key);
  await history
    .save(comparison)
    .catch((error: unknown) => log.error(`saved responses were not kept: ${thrownLine(error)}`));
}
