import type { Age } from "../../../../src/core/age/ageLookup.ts";
import { latencyWords } from "../../../../src/text/callWords.ts";
import { cellWords } from "../../../../src/text/cellWords.ts";
import { formatAge, formatLatency } from "../../../../src/text/format.ts";
import { panelCount, panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h, withProperties } from "../../../lib/dom.ts";
import { isSameAge } from "../../model/cellAges.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { type AnsweredCall, isAnswered, type OkCall } from "../../model/panelCalls.ts";
import type { TableColumn } from "../../model/tableColumns.ts";
import { icon } from "../icons.ts";

/** The facts about a whole call: the age of its numbers or its state, its time, its latency. */
export function viewHeadFacts(column: TableColumn, model: PageModel): readonly Child[] {
  return [
    line("head-age", model.areAgesRead ? (viewState(column, model) ?? viewAge(column, model)) : null),
    line("head-time", viewStarted(column, model)),
    line("head-latency", viewLatency(column, model)),
    viewBar(column, model),
  ];
}

/** An empty line keeps its place, so that nothing moves when its text comes. */
function line(className: string, words: Child): HTMLElement {
  return h("div", { class: `head-fact ${className}` }, words ?? "\u00a0");
}

function answeredOf({ calls }: TableColumn): readonly AnsweredCall[] {
  return calls.filter(isAnswered);
}

/** The state of a call without a response. */
function viewState({ calls }: TableColumn, model: PageModel): Child {
  const { context } = model;
  const [first] = calls;
  switch (first.state) {
    case "ok":
      return null;
    case "failed": {
      const code = first.reading.failure.provider?.errorCode;
      const words = code ?? panelLabel("headFailed", context);
      return h("span", { class: "status-failed", title: words }, icon("problem"), h("span", {}, words));
    }
    case "waiting":
      return panelLabel("statusWaiting", context);
    case "queued":
      return panelLabel("statusQueued", context);
    case "skipped":
      return cellWords.skipped(first.skipReason, first.endpoint, context);
    case "not-made":
      return panelLabel("statusNotMade", context);
  }
}

function viewStarted(column: TableColumn, { started }: PageModel): Child {
  const [first] = answeredOf(column);
  return first === undefined ? null : h("time", { datetime: first.reading.startedAt }, started(first.reading));
}

/** Beside a latency that the local sandbox made up; null elsewhere. */
export function viewSimulated({ comparison, context }: PageModel): Child {
  return comparison.environment === "local" && comparison.origin !== "saved"
    ? h("span", { class: "simulated", title: panelLabel("simulatedHint", context) }, panelLabel("simulated", context))
    : null;
}

function viewLatency(column: TableColumn, model: PageModel): Child {
  const { context } = model;
  const [first] = column.calls;
  if (first.state === "waiting") {
    // The ticker in main.ts brings the figure forward between two snapshots.
    return h("span", { class: "waiting", "data-elapsed": first.elapsedMs }, formatLatency(first.elapsedMs, context));
  }
  const called = answeredOf(column).map(({ reading }) => reading);
  const [one] = called;
  if (one === undefined) return null;
  const latencies = knownLatencies(column);
  if (latencies.length === 0) return latencyWords(one, context);
  const range = {
    low: formatLatency(Math.min(...latencies), context),
    high: formatLatency(Math.max(...latencies), context),
  };
  const words = range.low === range.high ? range.high : panelLabel("latencyRange", context, range);
  const isBusy = called.some(({ timing }) => timing.hostBusy);
  const retries = called.reduce((sum, { attempts }) => sum + attempts - 1, 0);
  return [
    h(
      "span",
      { class: "latency-figure", title: isBusy ? panelLabel("hostBusy", context) : null },
      words,
      isBusy ? "*" : null,
    ),
    " ",
    viewSimulated(model),
    retries === 0 ? null : h("span", {}, ` ${panelCount("retries", retries, context)}`),
  ];
}

function knownLatencies(column: TableColumn): readonly number[] {
  return answeredOf(column)
    .filter(({ reading }) => !reading.notRecorded?.includes("latencyMs"))
    .map(({ reading }) => reading.latencyMs);
}

/** The latency as a bar, on one scale for all calls. */
function viewBar(column: TableColumn, { longestMs: longest }: PageModel): HTMLElement {
  const share = Math.max(0, ...knownLatencies(column)) / longest;
  return withProperties(h("span", { class: "bar", "aria-hidden": "true", hidden: share === 0 }), {
    "--share": `${(share * 100).toFixed(1)}%`,
  });
}

function viewAge({ calls }: TableColumn, model: PageModel): Child {
  const answers = calls.filter((call): call is OkCall => call.state === "ok" && call.reading.accounts.length > 0);
  const [first] = answers;
  if (first === undefined) return null;
  const shared = model.ages.shared(first);
  if (shared === null) return panelLabel("ageVaries", model.context);
  const isOneForAll = answers.every((call) => isSharedBy(call, shared, model));
  return [
    viewOneAge(shared, model),
    isOneForAll ? null : h("span", { class: "dim" }, ` ${panelLabel("ageVariesShort", model.context)}`),
  ];
}

function isSharedBy(call: OkCall, age: Age, { ages }: PageModel): boolean {
  const other = ages.shared(call);
  return other !== null && isSameAge(other, age);
}

/** An age in words after a mark; the mark's shape shows how the age is known. */
export function viewOneAge(age: Age, { context }: Pick<PageModel, "context">): HTMLElement {
  return h("span", { class: "age", "data-provenance": age.provenance, title: age.asOf }, formatAge(age, context));
}
