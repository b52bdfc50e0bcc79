import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h, withProperties } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { isAnswered, type PanelCall } from "../../model/panelCalls.ts";
import { stepsOf } from "../../model/steps.ts";
import { icon } from "../icons.ts";
import { passName, stepNumber } from "../matrix/viewHead.ts";

/** How far a comparison is: its steps, ticked off as their calls are answered. */
export function viewProgress(model: PageModel): HTMLElement {
  const { calls, balanceCalls, context } = model;
  const wanted = calls.filter((call) => call.state !== "skipped");
  const answered = wanted.filter(isAnswered);
  const values = { done: String(answered.length), total: String(wanted.length) };
  return h(
    "div",
    { class: "verdict", "data-role": "verdict", "data-severity": "running" },
    h("p", { class: "verdict-sentence" }, panelLabel("progress", context, values)),
    withProperties(h("div", { class: "progress", "aria-hidden": "true" }), {
      "--share": `${((answered.length / Math.max(1, wanted.length)) * 100).toFixed(1)}%`,
    }),
    h("ol", { class: "progress-steps" }, ...stepsOf(balanceCalls).map((step) => viewStep(step, model))),
  );
}

function viewStep({ number, pass, calls }: ReturnType<typeof stepsOf>[number], model: PageModel): HTMLElement | null {
  const made = calls.filter(({ state }) => state !== "skipped");
  const done = made.filter(isAnswered).length;
  const values = { done: String(done), total: String(made.length) };
  return h(
    "li",
    { class: "progress-step", "data-state": stateOf(made, done) },
    stepNumber(number),
    passName(pass, model),
    " ",
    done === made.length ? icon("agree") : h("span", { class: "dim" }, panelLabel("stepDone", model.context, values)),
  );
}

function stateOf(made: readonly PanelCall[], done: number): "done" | "running" | "queued" {
  if (done === made.length) return "done";
  return done > 0 || made.some(({ state }) => state === "waiting") ? "running" : "queued";
}
