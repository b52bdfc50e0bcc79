import { latencyWords } from "../../text/callWords.ts";
import { formatLatency } from "../../text/format.ts";
import { panelLabel } from "../../text/panelLabels.ts";
import { passName } from "../../text/passName.ts";
import type { TextContext } from "../../text/segment.ts";
import { wrap } from "../terminal/displayWidth.ts";
import type { CellLines } from "../terminal/table.ts";
import type { ColumnGroup } from "./columnGroups.ts";
import { agesIn, type Drawing } from "./drawing.ts";
import { endpointLines } from "./endpointLines.ts";

/** Columns of text a head may take; the money below is rarely wider. */
const headWidth = 13;
/** A folded column names several endpoints: then each has a line, and `/transactions/sync` is a common one. */
const foldedHeadWidth = 18;

/** The heads of the columns, line by line at the same height, and the names of those lines. */
export function columnHeads(
  drawing: Drawing,
  groups: readonly ColumnGroup[],
): { readonly names: CellLines; readonly heads: readonly CellLines[] } {
  const { context, style } = drawing;
  const parts = groups.map((group) => headParts(drawing, group));
  const pathHeight = Math.max(1, ...parts.map(({ path }) => path.length));
  const startedHeight = Math.max(1, ...parts.map(({ started }) => started.length));
  const ageHeight = Math.max(1, ...parts.map(({ age }) => age.length));
  return {
    names: [
      ...padded([], pathHeight + 1),
      { text: panelLabel("rowStarted", context) },
      ...padded([], startedHeight - 1),
      { text: panelLabel("rowLatency", context) },
      { text: panelLabel("rowAge", context) },
    ],
    heads: parts.map(({ pass, path, started, latency, age }) => [
      { text: pass, style: style.heading },
      ...padded(path, pathHeight),
      ...padded(started, startedHeight).map((line) => ({ ...line, style: style.faint })),
      { text: latency },
      ...padded(age, ageHeight),
    ]),
  };
}

function headParts(drawing: Drawing, group: ColumnGroup) {
  const { context, started } = drawing;
  const [first] = group.readings;
  const ages = agesIn(drawing, group);
  const width = group.readings.length > 1 ? foldedHeadWidth : headWidth;
  const age = ages.length > 1 ? panelLabel("ageVaries", context) : (ages[0] ?? "");
  return {
    pass: first === undefined ? "" : passName(first.pass, context),
    path: group.readings.flatMap(({ endpoint }) => endpointLines(endpoint, width)),
    started: first === undefined || first.outcome === "skipped" ? [] : wrap(started(first), width),
    latency: latencyOf(group, context),
    age: wrap(age, width),
  };
}

function latencyOf({ readings }: ColumnGroup, context: TextContext): string {
  const called = readings.filter((reading) => reading.outcome !== "skipped");
  const latencies = called.filter((each) => !each.notRecorded?.includes("latencyMs")).map((each) => each.latencyMs);
  if (latencies.length === 0) return called[0] === undefined ? "" : latencyWords(called[0], context);
  const low = formatLatency(Math.min(...latencies), context);
  const high = formatLatency(Math.max(...latencies), context);
  return low === high ? low : panelLabel("latencyRange", context, { low, high });
}

function padded(lines: readonly string[], height: number): CellLines {
  return Array.from({ length: height }, (_, line) => ({ text: lines[line] ?? "" }));
}
