import type { Pass } from "../../../src/core/reading/reading.ts";
import type { Column } from "./columns.ts";
import type { Step } from "./steps.ts";

/** One column of the table: a call, or all calls of a step, of which the first represents the others. */
export interface Strand {
  readonly key: string;
  readonly step: Step;
  readonly columns: readonly [Column, ...Column[]];
  /** On the first column of a step with several calls: the button that unfolds and folds them. */
  readonly fold: { readonly key: string; readonly count: number; readonly isOpen: boolean } | null;
  readonly opensStep: boolean;
}

/** Steps that repeat an earlier one: a line below the table replaces their columns until a person wants these. */
const asides: ReadonlySet<Pass> = new Set<Pass>(["cached-after-evaluate", "cached-again"]);

export function isAside({ pass }: Pick<Step, "pass">): boolean {
  return asides.has(pass);
}

/** Identifies a step's columns in the arrangement. */
export function asideKey({ key }: Step): string {
  return `step:${key}`;
}

/**
 * The columns of the table. They depend on the plan and the arrangement, never on responses: no column comes or goes
 * while responses arrive.
 */
export function strandsOf(
  steps: readonly Step[],
  { unfolded, hidden }: { readonly unfolded: readonly string[]; readonly hidden: readonly string[] },
): readonly Strand[] {
  const open = new Set(unfolded);
  const shown = steps.filter((step) => !hidden.includes(step.key) && (!isAside(step) || open.has(asideKey(step))));
  // A table needs at least one column.
  return (shown.length === 0 ? steps : shown).flatMap((step) => strandsOfStep(step, open));
}

function strandsOfStep(step: Step, open: ReadonlySet<string>): readonly Strand[] {
  const { key, columns } = step;
  const [first, ...rest] = columns;
  if (rest.length === 0) return [{ key: first.id, step, columns, fold: null, opensStep: true }];
  const fold = { key, count: columns.length, isOpen: open.has(key) };
  if (!fold.isOpen) return [{ key, step, columns: answeredFirst(columns), fold, opensStep: true }];
  return columns.map((column, index) => ({
    key: column.id,
    step,
    columns: [column],
    fold: index === 0 ? fold : null,
    opensStep: index === 0,
  }));
}

/** Calls with a response come before those without. */
function answeredFirst(columns: Strand["columns"]): Strand["columns"] {
  const place = columns.findIndex(({ state }) => state === "ok");
  const found = columns[place];
  return found === undefined ? columns : [found, ...columns.filter((each) => each !== found)];
}
