import type { Failure } from "../../../src/core/failure/errors.ts";
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
  const lines = failedAlike(model.calls).flatMap((kind) => viewKind(kind, model) ?? []);
  return lines.length === 0 ? null : h("ul", { class: "verdict-failures" }, ...lines);
}

function viewKind({ failure, calls }: FailedAlike, model: PageModel): HTMLElement | null {
  const { context, verdict } = model;
  const ids = new Set(calls.map(({ id }) => id));
  const isInVerdict = verdict?.fact.fact.finding.readings.some((id) => ids.has(id)) === true;
  const remedy = viewRemedy(calls, failure, isInVerdict, model);
  const words = isInVerdict ? codeWords(calls, failure, model) : sentenceWords(calls, failure, context);
  if (words === null && remedy === null) return null;
  return h("li", {}, words === null ? null : [icon("problem"), words, " "], remedy);
}

/** For a reason that the verdict explains: the number of calls, and Plaid's code. */
function codeWords(calls: FailedAlike["calls"], { provider }: Failure, model: PageModel): string | null {
  if (provider === undefined) return null;
  const total = String(model.calls.filter(wasMade).length);
  return panelLabel("failedWithCode", model.context, { calls: String(calls.length), total, code: provider.errorCode });
}

function sentenceWords(calls: FailedAlike["calls"], failure: Failure, context: TextContext): string {
  return panelLabel("failedAlike", context, {
    calls: panelCount("callsFailedAlike", calls.length, context),
    sentence: failureSentence(failure, context).sentence,
  });
}

/** The remedy for a reason; only the retry where the verdict explains it. */
function viewRemedy(
  [first]: FailedAlike["calls"],
  failure: Failure,
  isInVerdict: boolean,
  { context, comparison, busy }: PageModel,
): Child {
  if (comparison.origin === "saved" || busy) return null;
  const isRetry = ["retry", "retry-later"].includes(failureSentence(failure, context).action);
  // A retry repeats all of them: repeating one would leave the others as they are.
  if (isRetry) {
    return h(
      "button",
      { type: "button", class: "link", "data-action": "retry-failed" },
      panelLabel("retryFailed", context),
    );
  }
  // The verdict has a button that repairs a local login.
  const isRepair = failureSentence(failure, context).action === "repair-login" && comparison.environment === "local";
  return isInVerdict || isRepair ? null : failureAction(failure, first, context);
}
