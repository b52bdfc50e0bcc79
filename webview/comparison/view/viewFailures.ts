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

/** True where making the failed calls once more can help: all of them, since one would leave the others as they are. */
export function canRetry({ calls, context }: Pick<PageModel, "calls" | "context">): boolean {
  return failedAlike(calls).some(({ failure }) => isRetry(failure, context));
}

function isRetry(failure: Failure, context: TextContext): boolean {
  return ["retry", "retry-later"].includes(failureSentence(failure, context).action);
}

/** The remedy for a reason, unless the verdict explains it or has a button for it. */
function viewRemedy(
  [first]: FailedAlike["calls"],
  failure: Failure,
  isInVerdict: boolean,
  { context, comparison, busy }: PageModel,
): Child {
  if (comparison.origin === "saved" || busy || isInVerdict || isRetry(failure, context)) return null;
  const isRepair = failureSentence(failure, context).action === "repair-login" && comparison.environment === "local";
  return isRepair ? null : failureAction(failure, first, context);
}
