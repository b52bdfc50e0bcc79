import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { defaultBaseline } from "../../../src/core/comparison/differenceFrom.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { Column, OkColumn } from "./columns.ts";
import type { Strand } from "./strands.ts";

export interface Baseline {
  readonly column: OkColumn;
  /** Set when a better one was wanted and could not be had. */
  readonly insteadOf: "real-time" | null;
}

/** The answers a difference can be stated against. */
export function baselineChoices(columns: readonly Column[]): readonly OkColumn[] {
  return columns.filter(
    (column): column is OkColumn =>
      column.state === "ok" && column.reading.accounts.length > 0 && !endpointEntry(column.endpoint).isAlwaysNull,
  );
}

/**
 * What differences are stated against: the person's choice, else the real-time answer; where that failed, the evaluation's
 * number, which may be the bank's too. Of calls none of which was to ask the bank, the last. Null while nothing can serve.
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
  // The real-time answer is still to come: a difference against anything else would change its meaning then.
  if (comparison.status === "running") return null;
  if (columns.some(({ kind, state }) => kind === "real-time" && state !== "skipped")) {
    const column = choices.findLast(({ kind }) => kind === "evaluated");
    return column === undefined ? null : { column, insteadOf: "real-time" };
  }
  // Of the answers of one step, the one that lists every account leaves the fewest without a difference.
  const column =
    choices.findLast(
      ({ kind, endpoint }) => kind === best?.kind && endpointEntry(endpoint).shows === "every-account",
    ) ?? choices.find((choice) => choice.id === best?.id);
  return column === undefined ? null : { column, insteadOf: null };
}

/**
 * The column whose numbers are measured: the first cached one, else the first that is not what it would be measured against.
 */
export function subjectOf(strands: readonly Strand[], baseline: Baseline | null): Strand | null {
  const others = strands.filter(({ columns }) => columns.every(({ id }) => id !== baseline?.column.id));
  const ofKind = (kind: Column["kind"]) => others.find(({ columns: [first] }) => first.kind === kind);
  // An evaluation has a number of one account alone.
  return ofKind("cached") ?? ofKind("real-time") ?? others[0] ?? null;
}
