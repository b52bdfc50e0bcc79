import { failureSentence } from "../../../src/text/findings/failureSentence.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";
import { type FailedAlike, failedAlike } from "../model/failures.ts";
import type { PageModel } from "../model/pageModel.ts";
import { wasMade } from "../model/panelCalls.ts";
import { icon } from "./icons.ts";
import { failureAction } from "./viewFailedStatus.ts";

/** The failed calls, a line for each reason; the verdict's part of a reason is not repeated. Null without failures. */
export function viewFailures(model: PageModel): HTMLElement | null {
  const kinds = failedAlike(model.calls);
  const lines = kinds.flatMap((kind) => viewKind(kind, kinds.length > 1, model) ?? []);
  return lines.length === 0 ? null : h("ul", { class: "verdict-failures" }, ...lines);
}

function viewKind(kind: FailedAlike, isOneOfSeveral: boolean, model: PageModel): HTMLElement | null {
  const ids = new Set(kind.calls.map(({ id }) => id));
  const isInVerdict = model.verdict?.fact.fact.finding.readings.some((id) => ids.has(id)) === true;
  const words = isInVerdict ? countWords(kind, isOneOfSeveral, model) : sentenceWords(kind, model.context);
  const { context, comparison, busy } = model;
  const mayAct = comparison.origin !== "saved" && !busy;
  const retry = mayAct && isOneOfSeveral && canRetry(kind, context) ? viewRetryOf(kind, context) : null;
  const remedy = mayAct && !isInVerdict ? viewRemedy(kind, model) : null;
  return words === null ? null : h("li", {}, icon(kind.severity), h("span", {}, words, " ", remedy), retry);
}

/** For a reason that the verdict explains: the number of calls, and Plaid's code. */
function countWords({ calls, failure }: FailedAlike, isOneOfSeveral: boolean, model: PageModel): string | null {
  const { provider } = failure;
  if (provider === undefined) return isOneOfSeveral ? panelCount("statusFailed", calls.length, model.context) : null;
  const total = String(model.calls.filter(wasMade).length);
  return panelLabel("failedWithCode", model.context, { calls: String(calls.length), total, code: provider.errorCode });
}

function sentenceWords({ calls, failure, severity }: FailedAlike, context: TextContext): string {
  return panelLabel(severity === "info" ? "failedByDesign" : "failedAlike", context, {
    calls: panelCount("callsFailedAlike", calls.length, context),
    sentence: failureSentence(failure, context).sentence,
  });
}

function canRetry({ failure, severity }: FailedAlike, context: TextContext): boolean {
  return severity !== "info" && ["retry", "retry-later"].includes(failureSentence(failure, context).action);
}

/** The button that makes all failed calls once more, where they have one reason and it can help; null elsewhere. */
export function viewRetryAll({ calls, context }: PageModel): HTMLElement | null {
  const [kind, other] = failedAlike(calls);
  if (kind === undefined || other !== undefined || !canRetry(kind, context)) return null;
  return viewRetry(kind, panelLabel("retryFailed", context), null);
}

/** `readings`: the calls to make; null for all that failed. */
function viewRetry({ retryAt }: FailedAlike, words: string, readings: string | null): HTMLElement {
  return h(
    "button",
    {
      class: "step-button",
      tabindex: -1,
      "data-roving": true,
      "data-action": "retry-failed",
      "data-readings": readings,
      // The seconds are not read out one by one.
      ...(retryAt !== null && { "data-retry-at": retryAt, "data-words": words, "aria-live": "off" }),
    },
    words,
  );
}

function viewRetryOf(kind: FailedAlike, context: TextContext): HTMLElement {
  const { calls } = kind;
  return viewRetry(kind, panelCount("retryThese", calls.length, context), calls.map(({ id }) => id).join(" "));
}

/** What helps besides another try, unless the verdict has a button for it. */
function viewRemedy(kind: FailedAlike, { context, comparison }: PageModel): Child {
  const { failure, calls } = kind;
  const isRepair = failureSentence(failure, context).action === "repair-login" && comparison.environment === "local";
  return isRepair || canRetry(kind, context) ? null : failureAction(failure, calls[0], context);
}
