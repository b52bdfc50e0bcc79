import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { defaultBaseline } from "../../../src/core/comparison/differenceFrom.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { Column, OkColumn } from "./columns.ts";
import type { Strand } from "./strands.ts";

export interface Baseline {
  readonly column: OkColumn;
  /** Set when the real-time response was preferred but is missing. */
  readonly insteadOf: "real-time" | null;
}

/** The responses that can be the baseline. */
export function baselineChoices(columns: readonly Column[]): readonly OkColumn[] {
  return columns.filter(
    (column): column is OkColumn =>
      column.state === "ok" && column.reading.accounts.length > 0 && !endpointEntry(column.endpoint).isAlwaysNull,
  );
}

/**
 * The baseline: the person's choice, else the real-time response; where that failed, the evaluation, whose number may
 * be the bank's too. Where no call asked the bank, the last response. Null while nothing can serve.
 */
export function baselineOf(comparison: Comparison, columns: readonly Column[], chosen: string | null): Baseline | null {
  const choices = baselineChoices(columns);
  const wanted = choices.find((column) => column.id === chosen);
  if (wanted !== undefined) return { column: wanted, insteadOf: null };
  const best = defaultBaseline(comparison);
  if (best?.kind === "real-time") {
    const column = choices.find(({ id }) => id === best.id);
    return column === undefined ? null : { column, insteadOf: null };
  }
  // The real-time response may still come: differences from anything else would then change their meaning.
  if (comparison.status === "running") return null;
  if (columns.some(({ kind, state }) => kind === "real-time" && state !== "skipped")) {
    const column = choices.findLast(({ kind }) => kind === "evaluated");
    return column === undefined ? null : { column, insteadOf: "real-time" };
  }
  // Of the responses of one step, the one with the most accounts leaves the fewest without a difference.
  const column =
    choices.findLast(
      ({ kind, endpoint }) => kind === best?.kind && endpointEntry(endpoint).shows === "every-account",
    ) ?? choices.find((choice) => choice.id === best?.id);
  return column === undefined ? null : { column, insteadOf: null };
}

/** The column whose differences are shown: the first cached one, else the first that is not the baseline. */
export function subjectOf(strands: readonly Strand[], baseline: Baseline | null): Strand | null {
  const others = strands.filter(({ columns }) => columns.every(({ id }) => id !== baseline?.column.id));
  const ofKind = (kind: Column["kind"]) => others.find(({ columns: [first] }) => first.kind === kind);
  // An evaluation has a number of one account alone.
  return ofKind("cached") ?? ofKind("real-time") ?? others[0] ?? null;
}
