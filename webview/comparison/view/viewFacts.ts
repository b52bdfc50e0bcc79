import type { Age } from "../../../src/core/age.ts";
import { latencyWords } from "../../../src/text/callWords.ts";
import { cellWords } from "../../../src/text/cellWords.ts";
import { formatAge, formatLatency } from "../../../src/text/format.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h, withProperties } from "../../lib/dom.ts";
import { isSameAge } from "../model/ages.ts";
import type { Column, OkColumn } from "../model/columns.ts";
import type { Strand } from "../model/groups.ts";
import type { PageModel } from "../model/page.ts";
import { viewFailedStatus } from "./failureAction.ts";
import { icon } from "./icons.ts";
import { strandClass } from "./viewHead.ts";

type FactLabel = "rowStarted" | "rowLatency" | "rowStatus" | "rowAge" | "rowRequest";

const facts: readonly { readonly label: FactLabel; readonly view: (strand: Strand, model: PageModel) => Child }[] = [
  { label: "rowStarted", view: viewStarted },
  { label: "rowLatency", view: viewLatency },
  { label: "rowStatus", view: viewStatus },
  { label: "rowAge", view: viewAge },
  { label: "rowRequest", view: viewRequest },
];

/**
 * What is true of each call as a whole: when it started, how long it took, what became of it, how old its numbers are.
 * Not complete, it is the rows alone, with room for that.
 */
export function viewFacts(model: PageModel, isComplete: boolean): HTMLElement {
  return h(
    "tbody",
    { class: "call-facts", "data-key": "facts" },
    ...facts.map(({ label, view }) =>
      h(
        "tr",
        { class: "fact-row", "data-key": label },
        h("th", { class: "stick-left", scope: "row" }, panelLabel(label, model.context)),
        ...model.groups.flatMap((group) =>
          group.strands.map((strand, index) => {
            const rows = rowsTaken(strand, label);
            if (rows === 0) return null;
            const className = strandClass(strand, index === 0, model);
            const rowspan = rows > 1 ? rows : null;
            return h(
              "td",
              { "data-key": strand.key, "data-fact": label, class: className, rowspan },
              isComplete ? view(strand, model) : null,
            );
          }),
        ),
        h("td", { class: "why" }),
      ),
    ),
  );
}

/** A call that was not made has one thing to say, and a failed one has no age: each takes the room of what is absent. */
function rowsTaken({ columns: [{ state }] }: Strand, label: FactLabel): number {
  if (state === "skipped") return label === "rowStarted" ? facts.length : 0;
  if (state !== "failed") return 1;
  if (label === "rowStatus") return 2;
  return label === "rowAge" ? 0 : 1;
}

function answered(column: Column): column is Extract<Column, { state: "ok" | "failed" }> {
  return column.state === "ok" || column.state === "failed";
}

function viewStarted({ columns }: Strand, { context, started }: PageModel): Child {
  const skips = columns.flatMap((column) =>
    column.state === "skipped" ? [cellWords.skipped(column.skipReason, column.endpoint, context)] : [],
  );
  if (skips.length > 0) return [...new Set(skips)].map((words) => h("p", { class: "skip" }, words));
  const first = columns.find(answered);
  return first === undefined ? null : h("time", { datetime: first.reading.startedAt }, started(first.reading));
}

function viewLatency({ columns }: Strand, model: PageModel): Child {
  const [first] = columns;
  if (first.state === "waiting") {
    // The ticker in main.ts brings the figure forward between two snapshots.
    return h(
      "span",
      { class: "latency waiting", "data-elapsed": first.elapsedMs },
      formatLatency(first.elapsedMs, model.context),
    );
  }
  const called = columns.filter(answered).map(({ reading }) => reading);
  const latencies = called.filter((each) => !each.notRecorded?.includes("latencyMs")).map((each) => each.latencyMs);
  if (latencies.length === 0) return called[0] === undefined ? null : latencyWords(called[0], model.context);
  const low = Math.min(...latencies);
  const high = Math.max(...latencies);
  const longest = Math.max(1, ...model.calls.filter(answered).map((column) => column.reading.latencyMs));
  const range = { low: formatLatency(low, model.context), high: formatLatency(high, model.context) };
  const words = range.low === range.high ? range.high : panelLabel("latencyRange", model.context, range);
  const busy = columns.some((column) => answered(column) && column.reading.timing.hostBusy);
  return h(
    "span",
    { class: "latency", title: busy ? panelLabel("hostBusy", model.context) : null },
    h("span", { class: "latency-figure" }, words, busy ? "*" : null),
    withProperties(h("span", { class: `bar bar-${first.kind}`, "aria-hidden": "true" }), {
      "--share": `${((high / longest) * 100).toFixed(1)}%`,
    }),
  );
}

function viewStatus({ columns }: Strand, model: PageModel): Child {
  const { context } = model;
  const [first] = columns;
  switch (first.state) {
    case "ok": {
      const words =
        columns.length === 1
          ? panelLabel("statusOk", context)
          : panelLabel("statusOkMany", context, { count: String(columns.length) });
      const retries = columns.reduce((sum, column) => sum + (answered(column) ? column.reading.attempts - 1 : 0), 0);
      return h(
        "span",
        { class: "status status-ok" },
        icon("agree"),
        words,
        retries === 0 ? null : h("span", { class: "dim" }, ` ${panelCount("retries", retries, context)}`),
      );
    }
    case "failed":
      return viewFailedStatus(first.reading.failure, first, context);
    case "waiting":
      return h("span", { class: "status status-waiting" }, panelLabel("statusWaiting", context));
    case "queued":
      return h("span", { class: "status dim" }, panelLabel("statusQueued", context));
    case "skipped":
      return h("span", { class: "status dim" }, panelLabel("statusSkipped", context));
    case "not-made":
      return h("span", { class: "status dim" }, panelLabel("statusNotMade", context));
  }
}

function viewAge({ columns }: Strand, model: PageModel): Child {
  const answers = columns.filter(
    (column): column is OkColumn => column.state === "ok" && column.reading.accounts.length > 0,
  );
  const [first] = answers;
  if (first === undefined) return null;
  const shared = model.ages.shared(first);
  const isOne = shared !== null && answers.every((column) => isSharedBy(column, shared, model));
  if (isOne) return viewOneAge(shared, model);
  const words = answers.length === 1 ? "ageVaries" : "ageVariesByEndpoint";
  return h("span", { class: "dim" }, panelLabel(words, model.context));
}

function isSharedBy(column: OkColumn, age: Age, { ages }: PageModel): boolean {
  const other = ages.shared(column);
  return other !== null && isSameAge(other, age);
}

/** An age in words, behind a mark whose shape says how it is known. */
export function viewOneAge(age: Age, { context }: Pick<PageModel, "context">): HTMLElement {
  return h("span", { class: "age", "data-provenance": age.provenance, title: age.asOf }, formatAge(age, context));
}

function viewRequest({ columns }: Strand, { context }: PageModel): Child {
  const made = columns.filter(answered);
  const [first] = made;
  if (first === undefined) return null;
  if (made.length > 1) {
    return h("span", { class: "dim" }, panelLabel("requestIds", context, { count: String(made.length) }));
  }
  const id = first.reading.requestId;
  if (id === null) return null;
  return h(
    "button",
    {
      type: "button",
      class: "request-id",
      "data-action": "copy-request-id",
      "data-reading": first.id,
      "aria-label": panelLabel("copyRequestId", context, { id }),
      title: panelLabel("copyRequestId", context, { id }),
    },
    h("code", {}, id),
    icon("copy"),
  );
}
