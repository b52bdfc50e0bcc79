import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
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
      h(
        "div",
        { class: "origins" },
        item.alias === undefined ? null : h("span", { class: "dim", dir: "auto" }, institution),
        ...(comparison.origin === "saved"
          ? [chip(panelLabel("chipSaved", context))]
          : viewOrigins({ ...item, environment: comparison.environment, ...(lesson !== null && { lesson }) }, context)),
      ),
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
  const { origin, startedAt } = comparison;
  const time = formatMoment(startedAt, context, { precision: "millisecond", isDated: true });
  return [
    origin === "saved" ? null : viewTime(startedAt, panelLabel("comparedAt", context, { time })),
    viewSandboxTime(comparison, context),
    lesson === null ? null : h("span", { class: "fact" }, lesson.summary),
  ];
}

/** The local sandbox's own time, which ages are by: its clock can be ahead of this machine's. */
function viewSandboxTime({ environment, origin, readings }: Comparison, context: TextContext): Child {
  if (environment !== "local" || origin === "saved") return null;
  const at = readings.find((reading) => reading.outcome !== "skipped")?.serverTime;
  if (at == null) return null;
  return viewTime(at, panelLabel("sandboxClock", context, { time: formatMoment(at, context, { isDated: true }) }));
}

function viewTime(at: string, words: string): HTMLElement {
  return h("time", { class: "fact", datetime: at, title: at }, words);
}
