import type { LatencySummary } from "../../../src/core/reading/latencySummary.ts";
import type { RepeatedCall } from "../../../src/protocol/messages.ts";
import { latencySentences } from "../../../src/text/documents/latencySentences.ts";
import { failureSentence } from "../../../src/text/findings/failureSentence.ts";
import { formatLatency, formatMoment } from "../../../src/text/format.ts";
import { formatsOf } from "../../../src/text/intlFormats.ts";
import { repeatMessages } from "../../../src/text/messages/repeats.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { counted, fill, message } from "../../../src/text/translate.ts";
import { type Child, h } from "../../lib/dom.ts";
import { type CallOnScale, type LatencyScale, latencyScaleOf } from "../model/latencyScale.ts";
import { viewLatencyScale } from "./viewLatencyScale.ts";

/** One endpoint called several times: how far its times spread, beside what Plaid publishes. Null where none was. */
export function viewRepeat(repeat: RepeatedCall | null, context: TextContext): HTMLElement | null {
  if (repeat === null) return null;
  const spread = latencyScaleOf(repeat);
  const { summary } = spread;
  return h(
    "div",
    { class: "repeat", "data-role": "repeat" },
    h("h2", {}, panelLabel("repeatTitle", context), " ", h("span", { class: "endpoint" }, repeat.endpoint)),
    " ",
    h("span", { class: "dim", role: "status" }, progress(repeat, context)),
    repeat.running
      ? viewAction("cancel", "cancel", context)
      : [
          viewAction("repeat-again", "repeatAgain", context),
          // Of calls that all failed, or that this machine was too busy for, there are no figures.
          summary === null ? null : viewAction("copy-repeat", "repeatCopy", context),
        ],
    spread.calls.length === 0 ? null : viewLatencyScale(spread, context),
    summary === null ? null : viewFigures(summary, context),
    h("p", { class: "repeat-words dim" }, wordsOf(spread, context)),
    spread.calls.length === 0 ? null : viewEachCall(spread.calls, context),
  );
}

function viewAction(action: string, label: "cancel" | "repeatAgain" | "repeatCopy", context: TextContext): Child {
  const button = h("button", { class: "link", "data-action": action }, panelLabel(label, context));
  return [" ", button];
}

/** What the figures are not of, and do not mean. The first sentence of a summary says the figures, which the table holds. */
function wordsOf({ summary, calls }: LatencyScale, context: TextContext): string {
  const failed = calls.filter(({ reading }) => reading.outcome === "failed").length;
  const { count } = formatsOf(context);
  return [
    ...(summary === null ? [] : latencySentences(summary, context).slice(1)),
    ...(failed === 0
      ? []
      : [fill(message(counted("repeat.failed", failed, context), repeatMessages, context), { count: count(failed) })]),
  ].join(" ");
}

function progress({ readings, times, running }: RepeatedCall, context: TextContext): string {
  const { count } = formatsOf(context);
  const values = { done: count(readings.length), total: count(times) };
  if (running) return panelLabel("repeatProgress", context, values);
  return readings.length < times
    ? panelLabel("repeatStopped", context, values)
    : panelLabel("repeatDone", context, { count: values.done });
}

function viewFigures({ minMs, p50Ms, p95Ms, maxMs, published }: LatencySummary, context: TextContext): HTMLElement {
  const row = (name: string, figures: readonly (number | null)[]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      ...figures.map((ms) => h("td", { class: "figure" }, ms === null ? null : formatLatency(ms, context))),
    );
  const heads = ["repeatMin", "repeatP50", "repeatP95", "repeatMax"] as const;
  return h(
    "div",
    { class: "calls-scroll" },
    h(
      "table",
      { class: "plain-table repeat-figures" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("td", {}),
          ...heads.map((label) => h("th", { scope: "col", class: "figure" }, panelLabel(label, context))),
        ),
      ),
      h(
        "tbody",
        {},
        row(message(["repeat.row.measured"], repeatMessages, context), [minMs, p50Ms, p95Ms, maxMs]),
        published === null
          ? null
          : row(message(["repeat.row.published"], repeatMessages, context), [
              null,
              published.p50Ms,
              published.p95Ms,
              null,
            ]),
      ),
    ),
  );
}

/** The table behind the picture. */
function viewEachCall(calls: readonly CallOnScale[], context: TextContext): HTMLElement {
  const heads = ["rowStarted", "rowLatency", "rowStatus", "rowRequest"] as const;
  return h(
    "details",
    { class: "repeat-calls", "data-keeps-open": true, "data-key": "repeat-calls" },
    h("summary", {}, message(["repeat.calls-title"], repeatMessages, context)),
    h(
      "div",
      { class: "calls-scroll" },
      h(
        "table",
        { class: "plain-table call-table" },
        h("thead", {}, h("tr", {}, ...heads.map((label) => h("th", { scope: "col" }, panelLabel(label, context))))),
        h("tbody", {}, ...calls.map((call) => viewCall(call, context))),
      ),
    ),
  );
}

function viewCall({ reading }: CallOnScale, context: TextContext): HTMLElement {
  const cell = (child: Child) => h("td", {}, child);
  return h(
    "tr",
    { "data-key": reading.id },
    cell(
      h(
        "time",
        { datetime: reading.startedAt },
        formatMoment(reading.startedAt, context, { precision: "millisecond" }),
      ),
    ),
    h("td", { class: "figure" }, formatLatency(reading.latencyMs, context)),
    cell(statusWords({ reading }, context)),
    cell(reading.requestId === null ? null : h("code", {}, reading.requestId)),
  );
}

function statusWords({ reading }: Pick<CallOnScale, "reading">, context: TextContext): string {
  if (reading.outcome === "failed") return failureSentence(reading.failure, context).sentence;
  return reading.timing.hostBusy ? message(["repeat.busy"], repeatMessages, context) : panelLabel("statusOk", context);
}
