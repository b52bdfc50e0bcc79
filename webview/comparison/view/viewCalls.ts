import { latencyWords } from "../../../src/text/callWords.ts";
import { formatDuration, formatLatency } from "../../../src/text/format.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import { type Child, h, withProperties } from "../../lib/dom.ts";
import type { PageModel } from "../model/pageModel.ts";
import { isBilledByCall, type PanelCall } from "../model/panelCalls.ts";
import { callContext } from "./callContext.ts";
import { icon } from "./icons.ts";
import { passName } from "./matrix/viewHead.ts";
import { viewAgeAxis } from "./viewAgeAxis.ts";
import { viewMore } from "./viewMore.ts";

type Answered = Extract<PanelCall, { state: "ok" | "failed" }>;

/** The calls on one time axis, `/item/get` included: the order shows a write-through. */
export function viewCalls(model: PageModel): HTMLElement {
  const { context, view } = model;
  const made = model.calls.filter((call): call is Answered => call.state === "ok" || call.state === "failed");
  if (made.length === 0) return h("div", {});
  const shown = made.slice(0, view.callsShown);
  const starts = shown.map((call) => call.reading.timing.startedMonotonicMs);
  const first = Math.min(...starts);
  const last = Math.max(...shown.map((call) => call.reading.timing.startedMonotonicMs + call.reading.latencyMs));
  return h(
    "details",
    { class: "line-details calls", "data-role": "calls", "data-opens": "callsOpen", open: view.callsOpen },
    h(
      "summary",
      {},
      h("h2", { class: "line-name" }, panelCount("calls", made.length, context)),
      " ",
      ...viewSums(model),
    ),
    h(
      "div",
      { class: "calls-scroll" },
      h(
        "table",
        { class: "plain-table call-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...(["columnCall", "columnStep", "rowStarted", "columnWaterfall", "rowLatency", "rowRequest"] as const).map(
              (label) => h("th", { scope: "col" }, panelLabel(label, context)),
            ),
          ),
        ),
        h("tbody", {}, ...shown.map((call) => viewCall(call, { first, span: Math.max(1, last - first) }, model))),
      ),
    ),
    made.length === shown.length ? null : viewMore("more-calls", made.length - shown.length, context),
    // Nobody sees it while its section is closed.
    view.callsOpen ? viewAgeAxis(shown, model) : null,
    viewItemId(model),
  );
}

/** The total time, and what the calls would have cost. */
function viewSums({ comparison, calls, context, running }: PageModel): readonly Child[] {
  const { wallMs, origin } = comparison;
  const billed = calls.filter(isBilledByCall).length;
  return [
    wallMs === null
      ? null
      : h("span", { class: "fact dim" }, panelLabel("took", context, { duration: formatLatency(wallMs, context) })),
    running || origin === "saved"
      ? null
      : h(
          "span",
          { class: "fact dim", title: panelLabel("billedHint", context) },
          billed === 0 ? panelLabel("billedNone", context) : panelCount("billed", billed, context),
        ),
  ];
}

/** The Item ID, which Plaid's support asks for besides request IDs. */
function viewItemId({ comparison, context }: PageModel): HTMLElement {
  return h(
    "p",
    { class: "item-id" },
    h("span", { class: "dim" }, `${panelLabel("itemId", context)} `),
    h("code", {}, comparison.item.itemId),
  );
}

function viewCall(
  call: Answered,
  axis: { readonly first: number; readonly span: number },
  model: PageModel,
): HTMLElement {
  const { context } = model;
  const { reading } = call;
  const after = reading.timing.startedMonotonicMs - axis.first;
  return h(
    "tr",
    {
      "data-key": call.id,
      "data-reading": call.id,
      "data-readings": call.id,
      "data-endpoint": call.endpoint,
      "data-vscode-context": callContext(call, model),
    },
    h(
      "th",
      { scope: "row" },
      h("button", { class: "endpoint", "data-action": "open-reading", "data-reading": call.id }, call.endpoint),
    ),
    h("td", {}, passName(call.pass, model)),
    h("td", { class: "figure" }, h("time", { datetime: reading.startedAt }, model.started(reading))),
    h(
      "td",
      { class: "timeline" },
      h("span", { class: "sr" }, panelLabel("startedAfter", context, { duration: formatDuration(after, context) })),
      withProperties(
        h("span", { class: `span span-${call.kind} span-${call.state}`, "aria-hidden": "true" }, ...phases(call)),
        {
          "--from": `${((after / axis.span) * 100).toFixed(2)}%`,
          "--share": `${((reading.latencyMs / axis.span) * 100).toFixed(2)}%`,
        },
      ),
    ),
    h("td", { class: "figure" }, latencyWords(reading, context)),
    h("td", {}, viewRequestId(call, model)),
  );
}

function viewRequestId({ id, reading: { requestId } }: Answered, { context }: PageModel): Child {
  if (requestId === null) return null;
  return h(
    "button",
    {
      class: "request-id",
      "data-action": "copy-request-id",
      "data-reading": id,
      "aria-label": panelLabel("copyRequestId", context, { id: requestId }),
      title: panelLabel("copyRequestId", context, { id: requestId }),
    },
    h("code", {}, requestId),
    icon("copy"),
  );
}

/** The parts of the bar before the request was sent and while the response was read. */
function phases({ reading }: Answered): readonly Child[] {
  const { queueMs = 0, dnsMs = 0, connectMs = 0, tlsMs = 0, downloadMs = 0 } = reading.timing.phases;
  const total = Math.max(1, reading.latencyMs);
  const part = (name: string, ms: number): Child =>
    ms === 0
      ? null
      : withProperties(h("span", { class: `phase phase-${name}` }), {
          "--share": `${((ms / total) * 100).toFixed(2)}%`,
        });
  return [part("before", queueMs + dnsMs + connectMs + tlsMs), part("download", downloadMs)];
}
