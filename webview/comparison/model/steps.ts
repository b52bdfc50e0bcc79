import type { Pass } from "../../../src/core/reading/reading.ts";
import type { Column } from "./columns.ts";

/** Consecutive calls of one kind: one step of the comparison, numbered in the order of the calls. */
export interface Step {
  /** Identifies the step in the arrangement; the same in every run of a plan. */
  readonly key: string;
  /** From 1. */
  readonly number: number;
  readonly pass: Pass;
  /** Never empty. */
  readonly columns: readonly [Column, ...Column[]];
}

/** The steps of these calls. A single call is a step of its own. */
export function stepsOf(columns: readonly Column[]): readonly Step[] {
  const steps: { key: string; pass: Pass; columns: [Column, ...Column[]] }[] = [];
  for (const column of columns) {
    const last = steps.at(-1);
    if (last?.pass === column.pass && column.pass !== "single") last.columns.push(column);
    else steps.push({ key: column.pass === "single" ? column.id : column.pass, pass: column.pass, columns: [column] });
  }
  return steps.map((step, index) => ({ ...step, number: index + 1 }));
}
