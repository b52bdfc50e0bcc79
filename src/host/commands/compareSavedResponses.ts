import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison.ts";
import { type OpenedSaved, openSaved, type SavedText } from "../../core/saved/openSaved.ts";
import { openProblemSentence, savedNoteSentence } from "../../text/savedSentences.ts";
import { askTexts } from "../ask/askTexts.ts";
import { pickOne } from "../ask/pick.ts";
import { commandIds } from "../commandIds.ts";
import { cancelled, thrownLine } from "../failures.ts";
import { showError, showInformation } from "../notices.ts";
import { storeKeyOf } from "../store/storeKey.ts";
import { textContext } from "../textContext.ts";
import type { Command, CommandDependencies } from "./command.ts";

/**
 * Compares responses somebody kept (a production log's, which is never called), or opens an exported comparison. What
 * two endpoints answer alike and nothing names is asked. Makes no call.
 */
export const compareSavedResponses: Command = async (deps, argument) => {
  const title = vscode.l10n.t("Compare Saved Responses");
  const placeHolder = vscode.l10n.t("Where are the responses? No call is made.");
  const texts = await askTexts(argument, { title, placeHolder });
  const opened = await asMeant(deps, { title, texts });
  const context = textContext();
  const [problem] = opened.problems;
  if (problem !== undefined) {
    void explainProblem(openProblemSentence(problem, context));
    throw cancelled();
  }
  for (const comparison of opened.comparisons) await show(deps, comparison);
  if (opened.notes.some(({ isDated }) => !isDated)) {
    const sentences = opened.notes.map((note) => savedNoteSentence(note, context));
    void showInformation(sentences.join("\n"));
  }
};

/**
 * Which text is wrong, and how, is the whole message: there is no reason of a call to name. Not awaited: it may stay on
 * screen for as long as the person likes.
 */
async function explainProblem(sentence: string): Promise<void> {
  const again = vscode.l10n.t("Choose Again");
  const chosen = await showError(sentence, again);
  if (chosen === again) await vscode.commands.executeCommand(commandIds.compareSaved);
}

/** Opens the texts, and asks which of two like answers is which when only their order tells. */
async function asMeant(
  { clock, ids }: CommandDependencies,
  { title, texts }: { readonly title: string; readonly texts: readonly SavedText[] },
): Promise<OpenedSaved> {
  const how = { openedAt: new Date(clock.now()).toISOString(), id: ids.uuid() };
  const opened = openSaved(texts, how);
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
    { title, placeHolder: vscode.l10n.t("/accounts/get and /accounts/balance/get answer alike: which is which?") },
  );
  return openSaved(texts, { ...how, firstAlike });
}

async function show({ comparisons, history, panels, log }: CommandDependencies, comparison: Comparison): Promise<void> {
  const key = storeKeyOf(comparison);
  comparisons.set(key, { comparison, inFlight: [], failure: null });
  panels.show(key);
  await history
    .save(comparison)
    .catch((error: unknown) => log.error(`saved responses were not kept: ${thrownLine(error)}`));
}
