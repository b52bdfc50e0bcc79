import * as vscode from "vscode";
import type { Clock } from "../../core/run/ports.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { applyRemedy } from "../failure/applyRemedy.ts";
import { failureDetails } from "../failure/failureDetails.ts";
import { failureOf } from "../failure/failures.ts";
import { Refusal } from "../failure/refusal.ts";
import { remedyFor } from "../failure/remedy.ts";
import type { Log } from "../log.ts";
import { copyText } from "../window/copyText.ts";
import { showError } from "../window/notices.ts";
import { textContext } from "../window/textContext.ts";

/** A failure to show, and how to run the work again. */
export interface Told {
  /** The command, or other work, that failed. */
  readonly name: string;
  readonly error: unknown;
  /** Runs it once more. */
  again(): Promise<void>;
}

/** Shows why work failed in one sentence, with one action that helps and the details to copy. */
export async function tellFailure(
  { log, clock }: { readonly log: Log; readonly clock: Clock },
  { name, error, again }: Told,
): Promise<void> {
  const failure = failureOf(error);
  const own = error instanceof Refusal ? error : null;
  const usual = failureSentence(failure, textContext());
  const sentence = own?.sentence ?? usual.sentence;
  const remedy = own?.remedy ?? remedyFor(usual.action, failure);
  const copyDetails = vscode.l10n.t("Copy Details");
  const at = new Date(clock.now()).toISOString();
  const labels = [...(remedy === null ? [] : [remedy.label]), copyDetails];
  const chosen = await showError(sentence, ...labels);
  if (chosen === copyDetails) return copyText(log.redacted(failureDetails(failure, { sentence, name, at })));
  if (chosen !== undefined && remedy !== null) await applyRemedy(remedy, again);
}
