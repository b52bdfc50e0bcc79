import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import { type AnsweredColumn, hasBalances } from "../../model/columns.ts";
import type { PageModel } from "../../model/page.ts";
import { icon } from "../icons.ts";
import { passName } from "../viewHead.ts";
import { agePart } from "./agePart.ts";
import { answerPart } from "./answerPart.ts";
import { balancesPart } from "./balancesPart.ts";
import { effectsPart } from "./effectsPart.ts";
import { extraParts } from "./extraParts.ts";
import { requestPart } from "./requestPart.ts";
import { timingPart } from "./timingPart.ts";

/** One reading, whole: what was asked, what came back, how long it took, how old it is, and what asking does. */
export function viewDrawer(model: PageModel): HTMLElement | null {
  const { open, context } = model;
  if (open === null) return null;
  const { column } = open;
  const name = panelLabel("drawer", context, { step: passName(column.pass, model), endpoint: column.endpoint });
  return h(
    "section",
    {
      class: "drawer",
      role: "dialog",
      "aria-label": name,
      "data-role": "drawer",
      "data-reading": column.id,
      tabindex: -1,
    },
    h(
      "header",
      { class: "drawer-head" },
      h("h2", {}, `${passName(column.pass, model)} `, h("span", { class: "endpoint" }, column.endpoint)),
      h("div", { class: "drawer-actions" }, ...viewActions(column, model)),
      h(
        "button",
        {
          type: "button",
          class: "icon-button drawer-close",
          "data-action": "close-reading",
          "aria-label": panelLabel("drawerClose", context),
          title: panelLabel("drawerClose", context),
        },
        icon("close"),
      ),
    ),
    h(
      "div",
      { class: "drawer-body" },
      balancesPart(open, model),
      agePart(open, model),
      answerPart(column, model),
      timingPart(column, model),
      requestPart(column, model),
      ...extraParts(column, model),
      effectsPart(column, model),
    ),
  );
}

function viewActions(column: AnsweredColumn, model: PageModel): readonly Child[] {
  const { context } = model;
  const action = (name: string, label: PanelLabel) =>
    h(
      "button",
      {
        type: "button",
        class: "link",
        "data-action": name,
        "data-reading": column.id,
        "data-endpoint": column.endpoint,
      },
      panelLabel(label, context),
    );
  return [
    action("open-json", "openJson"),
    column.reading.requestId === null ? null : action("copy-request-id", "copyRequest"),
    mayFetch(column, model) ? action("fetch-endpoint", "fetchAgain") : null,
    viewDiffMenu(column, model),
    action("open-endpoint-docs", "plaidDocs"),
  ];
}

/** Saved responses cannot be asked again, and what runs is asked already. */
function mayFetch(column: AnsweredColumn, { comparison, running }: PageModel): boolean {
  return comparison.origin !== "saved" && !running && hasBalances(column);
}

/** The other answers this one can be laid beside, in VS Code's own diff editor. */
function viewDiffMenu(column: AnsweredColumn, model: PageModel): Child {
  const others = model.calls.filter((other) => other.state === "ok" && other.id !== column.id);
  if (others.length === 0) return null;
  return h(
    "details",
    { class: "menu", "data-keeps-open": true, "data-key": `diff ${column.id}` },
    h("summary", { class: "link" }, panelLabel("diffWith", model.context)),
    h(
      "ul",
      { class: "menu-list" },
      ...others.map((other) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              type: "button",
              class: "menu-item",
              "data-action": "diff-reading",
              "data-reading": column.id,
              "data-other": other.id,
            },
            `${passName(other.pass, model)} `,
            h("span", { class: "endpoint" }, other.endpoint),
          ),
        ),
      ),
    ),
  );
}
