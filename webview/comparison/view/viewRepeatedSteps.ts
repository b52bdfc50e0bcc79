import { agree } from "../../../src/core/reading/foldAlike.ts";
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
      type: "button",
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
  const { context, baseline, subject } = model;
  const answered = calls.filter((call): call is OkCall => call.state === "ok");
  if (answered.length === 0) return stateOf(calls, model);
  const against = pass === "cached-again" ? baseline?.call : firstOk(subject?.calls ?? []);
  if (against === undefined || (pass === "cached-again" && against.kind !== "real-time")) {
    return panelCount("asideAnswered", answered.length, context);
  }
  const alike = answered.filter((call) => agree(call.reading, against.reading)).length;
  const values = { count: String(alike), total: String(answered.length) };
  if (pass === "cached-again") {
    if (alike === answered.length) return panelCount("asideMatchesBank", alike, context);
    return panelLabel("asideMatchesPartly", context, values);
  }
  return panelLabel(alike === answered.length ? "asideUnchanged" : "asideChanged", context);
}

function firstOk(calls: readonly PanelCall[]): OkCall | undefined {
  return calls.find((call): call is OkCall => call.state === "ok");
}

function stateOf(calls: readonly PanelCall[], { context }: PageModel): string {
  if (calls.some(({ state }) => state === "waiting")) return panelLabel("statusWaiting", context);
  const failed = calls.filter(isAnswered).length;
  if (failed > 0) return panelCount("statusFailed", failed, context);
  const isQueued = calls.some(({ state }) => state === "queued");
  return panelLabel(isQueued ? "statusQueued" : "statusNotMade", context);
}
