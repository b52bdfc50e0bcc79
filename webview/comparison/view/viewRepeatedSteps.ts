import { realTimeFor } from "../../../src/core/comparison/comparedWith.ts";
import { agree, isSameBalances } from "../../../src/core/reading/foldAlike.ts";
import type { OkReading } from "../../../src/core/reading/reading.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h } from "../../lib/dom.ts";
import type { PageModel } from "../model/pageModel.ts";
import { isAnswered, type OkCall, type PanelCall } from "../model/panelCalls.ts";
import type { Step } from "../model/steps.ts";
import { isRepeatedStep, repeatedStepKey } from "../model/tableColumns.ts";
import { passName, stepNumber } from "./matrix/viewHead.ts";

/**
 * The steps that read the cache again, a line each: how they compare with what was read before. A click shows their
 * columns.
 */
export function viewRepeatedSteps(model: PageModel): HTMLElement | null {
  const asides = model.steps.filter(isRepeatedStep);
  if (asides.length === 0) return null;
  return h("div", { class: "asides" }, ...asides.map((step) => viewRepeatedStep(step, model)));
}

function viewRepeatedStep(step: Step, model: PageModel): HTMLElement {
  const isOpen = model.view.unfolded.includes(repeatedStepKey(step));
  return h(
    "button",
    {
      class: "line aside",
      "data-key": step.key,
      "data-action": "toggle-fold",
      "data-fold": repeatedStepKey(step),
      "aria-expanded": String(isOpen),
      title: panelLabel(isOpen ? "hideColumns" : "showColumns", model.context),
    },
    stepNumber(step.number),
    h("span", { class: "line-name" }, passName(step.pass, model)),
    " ",
    h("span", { class: "dim" }, comparedWords(step, model)),
  );
}

function comparedWords({ pass, calls }: Step, model: PageModel): Child {
  const { context } = model;
  const answered = calls.filter((call): call is OkCall => call.state === "ok");
  if (answered.length === 0) return stateOf(calls, model);
  const isLike = pass === "cached-again" ? likeTheBank(model) : likeBefore(model);
  const results = answered.map(({ reading }) => isLike(reading)).filter((isOne) => isOne !== null);
  if (results.length === 0) return panelCount("asideAnswered", answered.length, context);
  const alike = results.filter((isOne) => isOne).length;
  if (pass !== "cached-again") return panelLabel(alike === results.length ? "asideUnchanged" : "asideChanged", context);
  if (alike === results.length) return panelCount("asideMatchesBank", alike, context);
  return panelLabel("asideMatchesPartly", context, { count: String(alike), total: String(results.length) });
}

/** Whether an answer says the same as another; null where there is nothing to hold it against. */
type IsLike = (reading: OkReading) => boolean | null;

/** Each account against the real-time response that the table measures it against, whatever baseline a person chose. */
function likeTheBank({ comparison, answers }: PageModel): IsLike {
  const ownOf = realTimeFor(comparison);
  return (reading) => {
    const pairs = reading.accounts.flatMap(({ accountId, balances }) => {
      const own = answers(ownOf(reading, accountId)?.id ?? "", accountId);
      return own === undefined ? [] : [isSameBalances(balances, own)];
    });
    return pairs.length === 0 ? null : pairs.every((isSame) => isSame);
  };
}

/** Each call against the first one of its endpoint: another endpoint's copy may have differed from the start. */
function likeBefore({ calls }: PageModel): IsLike {
  return (reading) => {
    const first = calls.find(
      (call): call is OkCall =>
        call.state === "ok" && call.endpoint === reading.endpoint && call.reading.pass === "cached",
    );
    return first === undefined ? null : agree(reading, first.reading);
  };
}

function stateOf(calls: readonly PanelCall[], { context }: PageModel): string {
  if (calls.some(({ state }) => state === "waiting")) return panelLabel("statusWaiting", context);
  const failed = calls.filter(isAnswered).length;
  if (failed > 0) return panelCount("statusFailed", failed, context);
  const isQueued = calls.some(({ state }) => state === "queued");
  return panelLabel(isQueued ? "statusQueued" : "statusNotMade", context);
}
