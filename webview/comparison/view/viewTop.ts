import type { Comparison } from "../../../src/core/comparison.ts";
import type { Environment } from "../../../src/core/environment.ts";
import { retriesOf } from "../../../src/core/retriesOf.ts";
import { formatLatency, formatMoment } from "../../../src/text/format.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h } from "../../lib/dom.ts";
import { isBilledByCall, wasMade } from "../model/columns.ts";
import type { PageModel } from "../model/page.ts";

/** Who was asked, where, when, how long it took and what it would cost. */
export function viewTop(model: PageModel): HTMLElement {
  const { comparison, context } = model;
  const { item } = comparison;
  const institution = item.institutionName ?? panelLabel("unnamedInstitution", context);
  return h(
    "div",
    { class: "top-facts" },
    h(
      "div",
      { class: "subject" },
      h("h1", { dir: "auto" }, item.alias ?? institution),
      item.alias === undefined ? null : h("span", { class: "dim", dir: "auto" }, institution),
      h("span", { class: `chip chip-${comparison.environment}` }, originName(comparison, model)),
      item.scenario === undefined
        ? null
        : h("span", { class: "dim" }, panelLabel("scenario", context, { name: item.scenario })),
      h("code", { class: "item-id dim", title: item.itemId }, item.itemId),
    ),
    h("div", { class: "facts" }, ...facts(model)),
  );
}

/** Where the answers are from: an environment, or responses that somebody kept. */
function originName({ origin, environment }: Comparison, model: Pick<PageModel, "context">): string {
  return origin === "saved" ? panelLabel("chipSaved", model.context) : environmentName(environment, model);
}

export function environmentName(environment: Environment, { context }: Pick<PageModel, "context">): string {
  return panelLabel(environment === "local" ? "chipLocal" : "chipSandbox", context);
}

function facts({ comparison, context, calls, running, busy }: PageModel): readonly Child[] {
  const failed = calls.filter((call) => call.state === "failed").length;
  const billed = calls.filter(isBilledByCall).length;
  const made = calls.filter(wasMade).length;
  const isSaved = comparison.origin === "saved";
  return [
    isSaved
      ? null
      : fact(
          panelLabel("started", context, {
            time: formatMoment(comparison.startedAt, context, { precision: "millisecond" }),
          }),
        ),
    comparison.wallMs === null
      ? null
      : fact(panelLabel("took", context, { duration: formatLatency(comparison.wallMs, context) })),
    isSaved ? null : fact(panelCount("calls", made, context)),
    running || isSaved
      ? null
      : h(
          "span",
          { class: "fact", title: panelLabel("billedHint", context) },
          billed === 0 ? panelLabel("billedNone", context) : panelCount("billed", billed, context),
        ),
    failed === 0 ? null : h("span", { class: "fact fact-problem" }, panelCount("statusFailed", failed, context)),
    busy || isSaved || retriesOf(comparison).length === 0
      ? null
      : h(
          "button",
          { type: "button", class: "link fact", "data-action": "retry-failed" },
          panelLabel("retryFailed", context),
        ),
    comparison.status === "cancelled" ? fact(panelLabel("statusCancelled", context)) : null,
  ];
}

function fact(text: string): HTMLElement {
  return h("span", { class: "fact" }, text);
}
