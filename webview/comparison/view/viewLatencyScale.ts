import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import { formatLatency } from "../../../src/text/format.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h, withProperties } from "../../lib/dom.ts";
import type { LatencyScale } from "../model/latencyScale.ts";

/** Share of the scale below which two marks would overlap. */
const tooNear = 0.07;

interface Mark {
  readonly label: string;
  readonly ms: number;
}

/**
 * Each call as a stroke on a scale from 0, its median and p95 below, Plaid's published figures above. Decorative: the
 * tables below hold every figure.
 */
export function viewLatencyScale({ calls, summary, endMs }: LatencyScale, context: TextContext): HTMLElement {
  const measured: readonly Mark[] =
    summary === null
      ? []
      : [
          { label: panelLabel("repeatP50", context), ms: summary.p50Ms },
          { label: panelLabel("repeatP95", context), ms: summary.p95Ms },
        ];
  const published: readonly Mark[] =
    summary?.published == null
      ? []
      : [
          { label: panelLabel("repeatPlaidP50", context), ms: summary.published.p50Ms },
          { label: panelLabel("repeatPlaidP95", context), ms: summary.published.p95Ms },
        ];
  return h(
    "div",
    { class: "spread", "aria-hidden": "true" },
    viewMarks(published, "published", { endMs, context }),
    h(
      "div",
      { class: `spread-strip span-${kindOf(calls[0]?.reading.endpoint)}` },
      ...calls.map(({ reading, at, counts }) =>
        place(h("span", { class: counts ? "stroke" : "stroke stroke-out", "data-key": reading.id }), at),
      ),
    ),
    viewMarks(measured, "measured", { endMs, context }),
    h(
      "div",
      { class: "spread-scale" },
      h("span", {}, formatLatency(0, context)),
      h("span", {}, formatLatency(endMs, context)),
    ),
  );
}

function viewMarks(
  marks: readonly Mark[],
  kind: "measured" | "published",
  { endMs, context }: { readonly endMs: number; readonly context: TextContext },
): HTMLElement {
  return h(
    "div",
    { class: `spread-marks spread-${kind}` },
    ...together(marks, endMs).map(({ label, ms }) => {
      const at = ms / endMs;
      // Past the middle the label is before its mark, or it would leave the picture.
      const side = at > 0.5 ? "before" : "after";
      return place(
        h("span", { class: `mark mark-${side}` }, h("span", {}, `${label} ${formatLatency(ms, context)}`)),
        at,
      );
    }),
  );
}

/** Two marks that nearly coincide become one with both names and the larger figure. */
function together([first, second]: readonly Mark[], endMs: number): readonly Mark[] {
  if (first === undefined || second === undefined) return first === undefined ? [] : [first];
  if ((second.ms - first.ms) / endMs >= tooNear) return [first, second];
  return [{ label: `${first.label}, ${second.label}`, ms: second.ms }];
}

function place(element: HTMLElement, at: number): HTMLElement {
  return withProperties(element, { "--at": `${(at * 100).toFixed(2)}%` });
}

function kindOf(endpoint: Parameters<typeof endpointEntry>[0] | undefined): string {
  return endpoint === undefined ? "cached" : endpointEntry(endpoint).kind;
}
