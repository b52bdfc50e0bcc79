import type { TimingPhases } from "../../../../src/core/run/timing.ts";
import { latencyWords } from "../../../../src/text/callWords.ts";
import { formatLatency } from "../../../../src/text/format.ts";
import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { h, withProperties } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { AnsweredCall } from "../../model/panelCalls.ts";
import { drawerPart } from "./factList.ts";

const phases: readonly (readonly [keyof TimingPhases, PanelLabel])[] = [
  ["queueMs", "phaseQueue"],
  ["dnsMs", "phaseDns"],
  ["connectMs", "phaseConnect"],
  ["tlsMs", "phaseTls"],
  ["firstByteMs", "phaseFirstByte"],
  ["downloadMs", "phaseDownload"],
];

const connections = {
  new: "connectionNew",
  reused: "connectionReused",
  unknown: "connectionUnknown",
} as const satisfies Record<string, PanelLabel>;

/** The phases of a call's time, as far as they were observed. */
export function timingPart({ reading }: AnsweredCall, { context }: PageModel): HTMLElement {
  const { timing, latencyMs } = reading;
  const seen = phases.flatMap(([phase, label]) => {
    const ms = timing.phases[phase];
    return ms === undefined ? [] : [{ label, ms }];
  });
  return drawerPart(
    panelLabel("timing", context),
    h(
      "table",
      { class: "plain-table phase-table" },
      h(
        "tbody",
        {},
        ...seen.map(({ label, ms }) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, panelLabel(label, context)),
            h("td", { class: "figure" }, formatLatency(ms, context)),
            h(
              "td",
              { class: "phase-bar", "aria-hidden": "true" },
              withProperties(h("span", { class: "bar" }), {
                "--share": `${((ms / Math.max(1, latencyMs)) * 100).toFixed(1)}%`,
              }),
            ),
          ),
        ),
        h(
          "tr",
          { class: "phase-total" },
          h("th", { scope: "row" }, panelLabel("phaseTotal", context)),
          h("td", { class: "figure" }, latencyWords(reading, context)),
          h("td", {}),
        ),
      ),
    ),
    h(
      "p",
      { class: "dim" },
      seen.length === 0 ? panelLabel("phasesNone", context) : panelLabel(connections[timing.connection], context),
    ),
    timing.hostBusy ? h("p", { class: "dim" }, panelLabel("hostBusy", context)) : null,
  );
}
