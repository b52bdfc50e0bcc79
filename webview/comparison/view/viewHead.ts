import type { Pass } from "../../../src/core/reading.ts";
import { type PanelLabel, panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";
import type { Strand } from "../model/groups.ts";
import type { PageModel } from "../model/page.ts";
import { breakable } from "./breakable.ts";
import { icon } from "./icons.ts";

const passLabels: Readonly<Record<Pass, PanelLabel>> = {
  cached: "passCached",
  evaluated: "passEvaluated",
  "cached-after-evaluate": "passCachedAfterEvaluate",
  "real-time": "passRealTime",
  "cached-again": "passCachedAgain",
  single: "passSingle",
};

export function passName(pass: Pass, { context }: Pick<PageModel, "context">): string {
  return panelLabel(passLabels[pass], context);
}

/** Two sticky rows: the steps in order, and under each its calls. */
export function viewHead(model: PageModel): HTMLElement {
  const { context, groups } = model;
  return h(
    "thead",
    {},
    h(
      "tr",
      { class: "steps" },
      h("th", { class: "stick-left corner", rowspan: 2, scope: "col" }, panelLabel("account", context)),
      ...groups.map((group, index) =>
        h(
          "th",
          {
            "data-key": group.key,
            "data-pass": group.pass,
            colspan: group.strands.length,
            scope: "colgroup",
            class: "step",
          },
          h("span", { class: "step-number", "aria-hidden": "true" }, String(index + 1)),
          passName(group.pass, model),
        ),
      ),
      h("th", { class: "why-head", rowspan: 2, scope: "col" }, panelLabel("why", context)),
    ),
    h(
      "tr",
      { class: "endpoints" },
      ...groups.flatMap((group) => group.strands.map((strand, index) => viewStrandHead(strand, index === 0, model))),
    ),
  );
}

function viewStrandHead(strand: Strand, opensGroup: boolean, model: PageModel): HTMLElement {
  const [first] = strand.columns;
  return h(
    "th",
    {
      "data-key": strand.key,
      "data-reading": first.id,
      "data-readings": strand.columns.map((column) => column.id).join(" "),
      "data-endpoint": first.endpoint,
      "data-state": first.state,
      class: strandClass(strand, opensGroup, model),
      scope: "col",
    },
    strand.kind === "one" ? viewOneHead(strand, model) : viewFoldedHead(strand, model),
  );
}

/** The classes every cell of a column shares. */
export function strandClass(strand: Strand, opensGroup: boolean, { baseline }: PageModel): string {
  const isBaseline = strand.columns.some((column) => column.id === baseline?.column.id);
  return ["col", opensGroup ? "opens" : "", isBaseline ? "is-baseline" : "", `is-${strand.columns[0].state}`]
    .filter((name) => name !== "")
    .join(" ");
}

function viewOneHead({ columns: [column], fold }: Strand, model: PageModel): Child {
  const { context, baseline } = model;
  const { endpoint, state } = column;
  const opens = state === "ok" || state === "failed" ? "openReading" : "openEndpoint";
  const docs = panelLabel("openEndpointDocs", context, { endpoint });
  return [
    h(
      "div",
      { class: "head" },
      h(
        "button",
        {
          type: "button",
          class: "endpoint",
          "data-action": "open-reading",
          "data-reading": column.id,
          title: panelLabel(opens, context, { endpoint }),
        },
        ...breakable(endpoint),
      ),
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "data-action": "open-endpoint-docs",
          "data-endpoint": endpoint,
          "aria-label": docs,
          title: docs,
        },
        icon("docs"),
      ),
    ),
    h(
      "div",
      { class: "head" },
      baseline?.column.id === column.id ? h("span", { class: "tag" }, panelLabel("baseline", context)) : null,
      fold === null ? null : viewFoldAgain(fold, model),
    ),
  ];
}

function viewFoldAgain({ key, count }: NonNullable<Strand["fold"]>, { context }: PageModel): Child {
  const values = { count: String(count) };
  return h(
    "button",
    {
      type: "button",
      class: "fold",
      "data-action": "toggle-fold",
      "data-fold": key,
      "aria-expanded": "true",
      title: panelLabel("foldAgain", context, values),
    },
    icon("fold"),
    panelLabel("foldShort", context, values),
  );
}

function viewFoldedHead(strand: Strand, { context, baseline }: PageModel): Child {
  const count = String(strand.columns.length);
  const endpoints = strand.columns.map((column) => column.endpoint);
  const isBaseline = strand.columns.some((column) => column.id === baseline?.column.id);
  return [
    h(
      "div",
      { class: "head" },
      h(
        "button",
        {
          type: "button",
          class: "fold",
          "data-action": "toggle-fold",
          "data-fold": strand.key,
          "aria-expanded": "false",
          title: panelLabel("unfold", context, { count }),
        },
        icon("unfold"),
        foldedWords(strand, context),
      ),
      isBaseline ? h("span", { class: "tag" }, panelLabel("baseline", context)) : null,
    ),
    h(
      "button",
      {
        type: "button",
        class: "folded-endpoints",
        "data-action": "open-reading",
        "data-reading": strand.columns[0].id,
        title: endpoints.join("\n"),
      },
      shorten(endpoints),
    ),
  ];
}

function foldedWords({ kind, columns }: Strand, context: TextContext): string {
  if (kind === "failed") return panelCount("statusFailed", columns.length, context);
  return panelLabel(kind === "agree" ? "endpointsAgree" : "callsSkipped", context, { count: String(columns.length) });
}

/** The first of several endpoints and how many more: the others are one click away. */
function shorten([first = "", ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} +${rest.length}`;
}
