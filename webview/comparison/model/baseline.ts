import { endpointEntry } from "../../../src/core/catalogue.ts";
import type { Comparison } from "../../../src/core/comparison.ts";
import { defaultBaseline } from "../../../src/core/differenceFrom.ts";
import type { Column, OkColumn } from "./columns.ts";

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
 * What differences are stated against: the person's choice, else the real-time answer, else the next best. Null while
 * nothing can serve.
 */
export function baselineOf(comparison: Comparison, columns: readonly Column[], chosen: string | null): Baseline | null {
  const choices = baselineChoices(columns);
  const wanted = choices.find((column) => column.id === chosen);
  if (wanted !== undefined) return { column: wanted, insteadOf: null };
  const best = defaultBaseline(comparison);
  // Of the answers of one step, the one that lists every account leaves the fewest without a difference.
  const column =
    choices.findLast(
      ({ kind, endpoint }) => kind === best?.kind && endpointEntry(endpoint).shows === "every-account",
    ) ?? choices.find((choice) => choice.id === best?.id);
  if (column === undefined) return null;
  if (column.kind === "real-time") return { column, insteadOf: null };
  // The real-time answer is still to come: a difference against anything else would change its meaning then.
  if (comparison.status === "running") return null;
  return { column, insteadOf: columns.some((each) => each.kind === "real-time") ? "real-time" : null };
}
