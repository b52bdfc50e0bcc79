import type { ItemSummary } from "../../../../src/core/item/item.ts";
import { formatMoment } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";

/** Whose balances, from where, and when they were compared. */
export function viewTop(model: PageModel): HTMLElement {
  const { comparison, context, lesson } = model;
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
      ...(comparison.origin === "saved"
        ? [chip(panelLabel("chipSaved", context))]
        : viewOrigins({ ...item, environment: comparison.environment, ...(lesson !== null && { lesson }) }, context)),
    ),
    h("div", { class: "facts", title: lesson?.summary }, ...facts(model)),
  );
}

/** The environment and origin of an Item's responses. */
export function viewOrigins(
  { environment, scenario, lesson }: Pick<ItemSummary, "environment" | "scenario" | "lesson">,
  context: TextContext,
): readonly HTMLElement[] {
  if (environment === "sandbox") return [chip(panelLabel("chipSandbox", context))];
  const name = lesson?.label ?? scenario;
  const local = name === undefined ? panelLabel("originLocal", context) : panelLabel("chipScenario", context, { name });
  return [chip(local), chip(panelLabel("simulatedLatency", context))];
}

function chip(words: string): HTMLElement {
  return h("span", { class: "chip" }, words);
}

function facts({ comparison, context, lesson }: PageModel): readonly Child[] {
  const { origin, startedAt, status } = comparison;
  const time = formatMoment(startedAt, context, { precision: "millisecond" });
  return [
    origin === "saved"
      ? null
      : h("time", { class: "fact", datetime: startedAt }, panelLabel("comparedAt", context, { time })),
    status === "cancelled" ? h("span", { class: "fact" }, panelLabel("statusCancelled", context)) : null,
    lesson === null ? null : h("span", { class: "fact" }, lesson.summary),
  ];
}
