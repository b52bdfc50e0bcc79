import { formatDateTime, formatDuration } from "../../../src/text/format.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h, withProperties } from "../../lib/dom.ts";
import { type AgeAxis, type AgeRow, ageAxisOf } from "../model/ageAxis.ts";
import type { PageModel } from "../model/pageModel.ts";
import type { PanelCall } from "../model/panelCalls.ts";
import { passName } from "./matrix/viewHead.ts";
import { viewOneAge } from "./matrix/viewHeadFacts.ts";

/** The moment of each balance of these calls, as a picture and, in the same rows, in words. Null without balances. */
export function viewAgeAxis(calls: readonly PanelCall[], model: PageModel): HTMLElement | null {
  const axis = ageAxisOf(calls, model.ages);
  if (axis === null) return null;
  const { context } = model;
  return h(
    "div",
    {
      class: "calls-scroll",
      "data-role": "ages",
      tabindex: 0,
      role: "group",
      "aria-label": panelLabel("ageAxis", context),
    },
    h("h2", {}, panelLabel("ageAxis", context)),
    " ",
    h("span", { class: "dim" }, panelLabel("ageAxisHint", context)),
    h(
      "table",
      { class: "plain-table call-table age-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, panelLabel("columnCall", context)),
          h("th", { scope: "col" }, panelLabel("columnStep", context)),
          viewScale(axis, model),
          h("th", { scope: "col" }, panelLabel("columnAge", context)),
          h("th", { scope: "col" }, panelLabel("ageAsOf", context)),
          h("th", { scope: "col" }, panelLabel("columnKnownBy", context)),
        ),
      ),
      h("tbody", {}, ...axis.rows.map((row, index) => viewRow(row, index, model))),
    ),
  );
}

/** Decorative: the words beside it give each time. */
function viewScale({ ticks }: AgeAxis, { context }: PageModel): HTMLElement {
  const tick = (at: number, words: string) =>
    withProperties(h("span", { class: "age-tick" }, words), { "--at": `${(at * 100).toFixed(2)}%` });
  return h(
    "td",
    { class: "timeline age-scale", "aria-hidden": "true" },
    ...ticks.map(({ ms, at }) => tick(at, formatDuration(ms, context))),
    tick(1, panelLabel("axisNow", context)),
  );
}

function viewRow(row: AgeRow, index: number, model: PageModel): HTMLElement {
  const { context } = model;
  const { call, age, accounts, isPart } = row;
  return h(
    "tr",
    { "data-key": `${call.id} ${index}` },
    h(
      "th",
      { scope: "row" },
      h("span", { class: "endpoint" }, call.endpoint),
      isPart ? h("span", { class: "dim" }, ` ${panelCount("ageAccounts", accounts, context)}`) : null,
    ),
    h("td", {}, passName(call.pass, model)),
    h("td", { class: "timeline", "aria-hidden": "true" }, viewMark(row)),
    h("td", {}, viewOneAge(age, model)),
    h("td", {}, age.asOf === null ? null : h("time", { datetime: age.asOf }, formatDateTime(age.asOf, context))),
    h(
      "td",
      { class: "known-by", title: panelLabel(`ageFrom.${age.source}`, context) },
      panelLabel(`knownBy.${age.source}`, context),
    ),
  );
}

/**
 * A known moment is a point, a bound a range up to the response, an unknown moment a hatched bar over all of the past.
 */
function viewMark({ age, asOf, answered, call }: AgeRow): Child {
  const from = age.provenance === "unknown" || asOf === null ? 0 : asOf;
  const isPoint = age.provenance === "measured" || age.provenance === "reported";
  return withProperties(
    h("span", { class: `age-mark age-${age.provenance} span-${call.kind}`, "data-provenance": age.provenance }),
    {
      "--from": `${(from * 100).toFixed(2)}%`,
      "--share": isPoint ? "0%" : `${(Math.max(0, answered - from) * 100).toFixed(2)}%`,
    },
  );
}
