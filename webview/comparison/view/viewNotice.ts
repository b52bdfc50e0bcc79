import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { Failure } from "../../../src/core/failure/errors.ts";
import type { ItemSummary } from "../../../src/core/item/item.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { failureSentence } from "../../../src/text/findings/failureSentence.ts";
import { type PanelLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import type { PlanPreview } from "../../../src/text/reports/planPreview.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";
import { icon } from "./icons.ts";
import { withPaths } from "./sentence.ts";
import { viewOrigins } from "./verdict/viewTop.ts";
import { failureAction } from "./viewFailedStatus.ts";

/** The page without a comparison: none was made yet, or it failed. The Item and its plan are shown where known. */
export function viewNotice(
  failure: Failure | null,
  { item = null, planned = null }: Partial<Pick<PanelSnapshot, "item" | "planned">>,
  context: TextContext,
): HTMLElement {
  return h(
    "div",
    { class: "empty", "data-role": "notice" },
    ...(failure === null ? viewNeverRun(item, planned, context) : viewFailed(failure, item, context)),
  );
}

function viewFailed(failure: Failure, item: ItemSummary | null, context: TextContext): readonly Child[] {
  const { sentence, action } = failureSentence(failure, context);
  return [
    h("h1", {}, panelLabel("failedTitle", context)),
    h("p", { class: "failure" }, icon("problem"), " ", sentence),
    h("p", {}, failureAction(failure, null, context)),
    action === "retry" ? null : h("p", {}, runButton("link", context)),
    viewRestart(failure, item, context),
  ];
}

/** Where the Item has a scenario that a running sandbox can begin again. */
function viewRestart({ reason }: Failure, item: ItemSummary | null, context: TextContext): Child {
  if (item?.environment !== "local" || item.scenario === undefined || reason === "emulator-stopped") return null;
  const title = panelLabel("restartScenarioHint", context);
  const data = { "data-action": "change-local", "data-what": "restart-and-compare" };
  return h("p", {}, h("button", { class: "link", ...data, title }, panelLabel("restartAndCompare", context)));
}

/** The single calls that can be made instead, and what each reads. */
const single: readonly (readonly [PanelLabel, EndpointPath])[] = [
  ["fetchCached", "/accounts/get"],
  ["evaluateDebit", "/signal/evaluate"],
  ["fetchRealTime", "/accounts/balance/get"],
];

function viewNeverRun(item: ItemSummary | null, planned: PlanPreview | null, context: TextContext): readonly Child[] {
  return [
    item === null
      ? h("h1", {}, panelLabel("neverRunTitle", context))
      : h(
          "div",
          { class: "subject" },
          h("h1", { dir: "auto" }, item.alias ?? item.institutionName ?? panelLabel("unnamedInstitution", context)),
          h("div", { class: "origins" }, ...viewOrigins(item, context)),
        ),
    item?.lesson === undefined ? null : h("p", {}, item.lesson.summary),
    h("p", {}, ...withPaths(panelLabel("neverRunBody", context))),
    h(
      "p",
      { class: "empty-run" },
      runButton("run-button", context),
      planned === null ? null : h("span", { class: "dim" }, planned.cost),
    ),
    h(
      "p",
      { class: "empty-others" },
      h("span", { class: "dim" }, panelLabel("neverRunOr", context)),
      ...single.map(([label, endpoint]) =>
        h(
          "button",
          { class: "link", "data-action": "fetch-endpoint", "data-endpoint": endpoint },
          panelLabel(label, context),
        ),
      ),
    ),
    ...(planned === null ? [] : viewPlan(planned, context)),
  ];
}

function viewPlan({ steps, notCalled, accounts }: PlanPreview, context: TextContext): readonly Child[] {
  return [
    h("ol", { class: "empty-steps" }, ...steps.map((step) => h("li", {}, ...withPaths(step)))),
    h(
      "p",
      { class: "dim" },
      notCalled,
      " ",
      h("button", { class: "link", "data-action": "show-plan" }, panelLabel("showPlan", context)),
    ),
    h("p", { class: "dim empty-accounts" }, ...accounts.flatMap((account) => [h("bdi", {}, account), " "])),
  ];
}

function runButton(className: string, context: TextContext): HTMLElement {
  return h("button", { class: className, "data-action": "run" }, icon("run"), " ", panelLabel("run", context));
}

/** A failure shown above a comparison that can still be read. */
export function viewBanner(failure: Failure, context: TextContext): HTMLElement {
  const { sentence } = failureSentence(failure, context);
  return h("div", { class: "banner" }, h("span", {}, sentence), h("span", {}, failureAction(failure, null, context)));
}
