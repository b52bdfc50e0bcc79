import { type EvaluatedDebit, evaluatedDebits } from "../../../src/core/reading/evaluatedDebits.ts";
import { debitTitle } from "../../../src/text/findings/debitTitle.ts";
import { type RulesetRow, rulesetOrder, rulesetRows, rulesetsTitle } from "../../../src/text/findings/rulesetRows.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h } from "../../lib/dom.ts";
import type { PageModel } from "../model/pageModel.ts";
import type { PanelCall } from "../model/panelCalls.ts";
import { viewOneAge, viewSimulated } from "./matrix/viewHeadFacts.ts";
import { viewDecision, viewReasons } from "./viewDecision.ts";
import { viewLeftOut } from "./viewMore.ts";

/** Debits with a table of their own: an app that tries again may have thousands in its log. */
const mostDebits = 12;

/** Each debit that several evaluations are of, a row an evaluation: what it decided, by which balance, at what price. Null where none is. */
export function viewRulesets(model: PageModel): HTMLElement | null {
  const debits = evaluatedDebits(model.comparison);
  if (debits.length === 0) return null;
  return h(
    "div",
    { class: "rulesets", "data-role": "rulesets" },
    ...debits.slice(0, mostDebits).map((debit) => viewDebit(debit, model)),
    viewLeftOut(debits.length - mostDebits, model.context),
  );
}

function viewDebit(debit: EvaluatedDebit, model: PageModel): HTMLElement {
  const { ages, context, comparison, calls } = model;
  const rows = rulesetRows(debit, (reading, accountId) => ages.of({ reading }, accountId), context);
  const order = rulesetOrder(rows, context);
  const title = debitTitle(comparison, debit, context);
  const head = (label: Parameters<typeof panelLabel>[0], hint: string | null = null, className: string | null = null) =>
    h("th", { scope: "col", title: hint, class: className }, panelLabel(label, context));
  return h(
    "section",
    { "data-key": `${debit.accountId} ${debit.amount} ${debit.evaluations[0]?.id}` },
    h("h2", {}, rulesetsTitle(rows, context), " ", h("span", { class: "dim" }, title)),
    h(
      "div",
      { class: "rulesets-scroll", tabindex: 0, role: "group", "aria-label": title },
      h(
        "table",
        { class: "plain-table ruleset-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            head("rulesetColumn"),
            head("rulesetResult"),
            head("rulesetBalance", null, "figure"),
            head("rowAge"),
            head("rulesetScores", panelLabel("rulesetScoresHint", context), "figure"),
            head("rowLatency", null, "figure"),
            head("rulesetBilling", panelLabel("rulesetBillingHint", context)),
          ),
        ),
        h(
          "tbody",
          {},
          ...rows.map((row) =>
            viewRow(
              row,
              calls.find(({ id }) => id === row.id),
              model,
            ),
          ),
        ),
      ),
    ),
    order === "" ? null : h("p", { class: "rulesets-order dim" }, order),
  );
}

function viewRow(row: RulesetRow, call: PanelCall | undefined, model: PageModel): HTMLElement {
  const figure = (words: string) => h("td", { class: "figure" }, words);
  return h(
    "tr",
    { "data-key": row.id, "data-reading": row.id, "data-state": call?.state ?? "not-made" },
    h(
      "th",
      { scope: "row", "data-readings": row.id },
      h("span", { class: "dim" }, `${row.number} `),
      viewName(row),
      row.note === "" ? null : h("span", { class: "dim" }, ` ${row.note}`),
      row.replay === "" ? null : h("span", { class: "ruleset-replay" }, row.replay),
    ),
    h("td", { class: "ruleset-result" }, ...viewResult(row, call, model)),
    figure(row.balance),
    h("td", { class: "ruleset-age" }, row.age === null ? null : viewOneAge(row.age, model)),
    figure(row.scores),
    viewLatency(row, model),
    h("td", {}, row.billing),
  );
}

/** What opens the reading, or says why there is none. */
function viewName(row: RulesetRow): HTMLElement {
  return h(
    "button",
    {
      class: row.isKey ? "link ruleset-name is-key" : "link ruleset-name",
      "data-action": "open-reading",
      "data-reading": row.id,
    },
    h("bdi", {}, row.ruleset),
  );
}

function viewResult(
  row: RulesetRow,
  call: PanelCall | undefined,
  { context, comparison }: PageModel,
): readonly Child[] {
  if (row.result !== null) {
    return [viewDecision(row.result), ...viewReasons(row.reasons)];
  }
  if (call?.state === "waiting") return [panelLabel("statusWaiting", context)];
  if (call?.state === "queued") return [panelLabel("statusQueued", context)];
  const words =
    row.noResult === "" && comparison.status !== "running" ? panelLabel("statusNotMade", context) : row.noResult;
  return [h("span", { class: call?.state === "failed" ? "status-failed" : "dim" }, words), ...viewReasons(row.reasons)];
}

function viewLatency({ latency }: RulesetRow, model: PageModel): HTMLElement {
  const simulated = latency === "" ? null : viewSimulated(model);
  return h("td", { class: "figure" }, latency, simulated === null ? null : [" ", simulated]);
}
