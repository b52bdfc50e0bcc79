import * as vscode from "vscode";
import type { Clock } from "../../core/run/ports.ts";
import { failureSentence } from "../../text/findings/failureSentence.ts";
import { applyRemedy } from "../failure/applyRemedy.ts";
import { failureDetails } from "../failure/failureDetails.ts";
import { failureLine, failureOf, thrownLine } from "../failure/failures.ts";
import { Refusal } from "../failure/refusal.ts";
import { remedyFor } from "../failure/remedy.ts";
import type { Log } from "../log.ts";
import type { PendingWork } from "../pendingWork.ts";
import { copyText } from "../window/copyText.ts";
import { showError } from "../window/notices.ts";
import { textContext } from "../window/textContext.ts";

export interface WorkRunnerDependencies {
  readonly pending: PendingWork;
  readonly log: Log;
  readonly clock: Clock;
}

/** Runs work under the name of its command, or of what caused it. Never rejects. */
export type RunWork = (name: string, work: () => Promise<void>) => Promise<void>;

/**
 * Makes the function that runs every command: it tracks the work, ignores a cancel, and shows any other failure in one
 * sentence with one action; the details go to the log.
 */
export function workRunner({ pending, log, clock }: WorkRunnerDependencies): RunWork {
  return async function run(name, work) {
    const started = clock.monotonic();
    try {
      await pending.track(work());
      log.debug(`${name} done in ${Math.round(clock.monotonic() - started)} ms`);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.reason === "cancelled") return log.debug(`${name} cancelled`);
      log.error(`${name} failed: ${failureLine(failure)}`);
      // Not awaited: the message may stay on screen for as long as the person likes.
      const shown = showFailure({ name, error, at: clock.now(), log, again: () => run(name, work) });
      shown.catch((thrown: unknown) => log.error(thrownLine(thrown)));
    }
  };
}

interface FailedWork {
  readonly name: string;
  readonly error: unknown;
  /** ms since the epoch. */
  readonly at: number;
  readonly log: Log;
  /** Runs the work once more. */
  again(): Promise<void>;
}

/** Shows why work failed in one sentence, with one action that helps and the details to copy. */
async function showFailure({ name, error, at, log, again }: FailedWork): Promise<void> {
  const failure = failureOf(error);
  const own = error instanceof Refusal ? error : null;
  const usual = failureSentence(failure, textContext());
  const sentence = own?.sentence ?? usual.sentence;
  const remedy = own?.remedy ?? remedyFor(usual.action, failure);
  const copyDetails = vscode.l10n.t("Copy Details");
  const labels = [...(remedy === null ? [] : [remedy.label]), copyDetails];
  const chosen = await showError(sentence, ...labels);
  if (chosen === copyDetails) {
    const details = failureDetails(failure, { sentence, name, at: new Date(at).toISOString() });
    return copyText(log.redacted(details));
  }
  if (chosen !== undefined && remedy !== null) await applyRemedy(remedy, again);
}
