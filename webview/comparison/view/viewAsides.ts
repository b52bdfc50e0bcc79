import { agree } from "../../../src/core/reading/foldAlike.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h } from "../../lib/dom.ts";
import { type Column, isAnswered, type OkColumn } from "../model/columns.ts";
import type { PageModel } from "../model/page.ts";
import type { Step } from "../model/steps.ts";
import { asideKey, isAside } from "../model/strands.ts";
import { passName, stepNumber } from "./matrix/viewHead.ts";

/**
 * The steps that read the cache again, a line each: how they compare with what was read before. A click shows their
 * columns.
 */
export function viewAsides(model: PageModel): HTMLElement | null {
  const asides = model.steps.filter(isAside);
  if (asides.length === 0) return null;
  return h("div", { class: "asides" }, ...asides.map((step) => viewAside(step, model)));
}

function viewAside(step: Step, model: PageModel): HTMLElement {
  const isOpen = model.view.unfolded.includes(asideKey(step));
  return h(
    "button",
    {
      type: "button",
      class: "line aside",
      "data-key": step.key,
      "data-action": "toggle-fold",
      "data-fold": asideKey(step),
      "aria-expanded": String(isOpen),
      title: panelLabel(isOpen ? "hideColumns" : "showColumns", model.context),
    },
    stepNumber(step.number),
    h("span", { class: "line-name" }, passName(step.pass, model)),
    " ",
    h("span", { class: "dim" }, standing(step, model)),
  );
}

function standing({ pass, columns }: Step, model: PageModel): Child {
  const { context, baseline, subject } = model;
  const answered = columns.filter((column): column is OkColumn => column.state === "ok");
  if (answered.length === 0) return stateOf(columns, model);
  const against = pass === "cached-again" ? baseline?.column : firstOk(subject?.columns ?? []);
  if (against === undefined || (pass === "cached-again" && against.kind !== "real-time")) {
    return panelCount("asideAnswered", answered.length, context);
  }
  const alike = answered.filter((column) => agree(column.reading, against.reading)).length;
  const values = { count: String(alike), total: String(answered.length) };
  if (pass === "cached-again") {
    if (alike === answered.length) return panelCount("asideMatchesBank", alike, context);
    return panelLabel("asideMatchesPartly", context, values);
  }
  return panelLabel(alike === answered.length ? "asideUnchanged" : "asideChanged", context);
}

function firstOk(columns: readonly Column[]): OkColumn | undefined {
  return columns.find((column): column is OkColumn => column.state === "ok");
}

function stateOf(columns: readonly Column[], { context }: PageModel): string {
  if (columns.some(({ state }) => state === "waiting")) return panelLabel("statusWaiting", context);
  const failed = columns.filter(isAnswered).length;
  if (failed > 0) return panelCount("statusFailed", failed, context);
  const isQueued = columns.some(({ state }) => state === "queued");
  return panelLabel(isQueued ? "statusQueued" : "statusNotMade", context);
}
