import type { LocalChoice, LocalFacts } from "../../../src/protocol/messages.ts";
import { formatDateTime } from "../../../src/text/format.ts";
import { type PanelLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";

export interface LocalTime {
  /** ISO 8601. */
  readonly now: string;
  /** True once the person has moved the clock and not compared since. */
  readonly moved: boolean;
}

const hour = 3600;
const steps: readonly (readonly [PanelLabel, number])[] = [
  ["clockHour", hour],
  ["clockDay", 24 * hour],
  ["clockMonth", 30 * 24 * hour],
];

/** The local sandbox's clock and the buttons that move it, beside the settings that shape its responses. */
export function viewLocalBar(
  time: LocalTime | null,
  facts: LocalFacts | null,
  context: TextContext,
): HTMLElement | null {
  if (time === null) return null;
  return h(
    "div",
    { class: "local-bar", role: "group", "aria-label": panelLabel("clockBar", context), "data-role": "local" },
    h("span", { class: "dim" }, panelLabel("clockNow", context)),
    h("time", { datetime: time.now, "data-local-now": true }, formatDateTime(time.now, context)),
    ...steps.map(([label, seconds]) =>
      step("advance-clock", panelLabel(label, context), { "data-seconds": String(seconds) }),
    ),
    facts?.nextRefreshAt == null
      ? null
      : step("to-next-refresh", panelLabel("clockNextRefresh", context), {
          title: panelLabel("clockNextRefreshHint", context, { time: formatDateTime(facts.nextRefreshAt, context) }),
        }),
    h(
      "span",
      { class: "local-moved", role: "status" },
      time.moved
        ? [
            panelLabel("clockMoved", context),
            " ",
            h("button", { class: "link", "data-action": "run" }, panelLabel("clockCompare", context)),
          ]
        : null,
    ),
    facts === null ? null : h("span", { class: "local-facts" }, ...viewFacts(facts, context)),
  );
}

function viewFacts({ scenario, latency }: LocalFacts, context: TextContext): readonly Child[] {
  const latencyWords = panelLabel("localLatency", context, { profile: latency });
  return [
    scenario === null
      ? null
      : choice(
          "scenario",
          panelLabel("scenario", context, { name: scenario }),
          panelLabel("localScenarioHint", context),
        ),
    choice("latency", latencyWords, panelLabel("localLatencyHint", context)),
  ];
}

function choice(what: LocalChoice, words: string, hint: string): HTMLElement {
  return h("button", { class: "link", "data-action": "change-local", "data-what": what, title: hint }, words);
}

function step(action: string, words: string, data: Readonly<Record<string, string>>): HTMLElement {
  return h("button", { class: "step-button", "data-action": action, ...data }, words);
}
