import type { Pass } from "../../../src/core/reading/reading.ts";
import type { PanelCall } from "./panelCalls.ts";
import type { Step } from "./steps.ts";

/** One column of the table: a call, or all calls of a step, of which the first represents the others. */
export interface TableColumn {
  readonly key: string;
  readonly step: Step;
  readonly calls: readonly [PanelCall, ...PanelCall[]];
  /** On the first column of a step with several calls: the button that unfolds and folds them. */
  readonly fold: { readonly key: string; readonly count: number; readonly isOpen: boolean } | null;
  readonly opensStep: boolean;
}

/** Steps that repeat an earlier one: a line below the table replaces their columns until a person wants these. */
const repeatedPasses: ReadonlySet<Pass> = new Set<Pass>(["cached-after-evaluate", "cached-again"]);

export function isRepeatedStep({ pass }: Pick<Step, "pass">): boolean {
  return repeatedPasses.has(pass);
}

/** Identifies a step's columns in the arrangement. */
export function repeatedStepKey({ key }: Step): string {
  return `step:${key}`;
}

/**
 * The columns of the table. They depend on the plan and the arrangement, never on responses: no column comes or goes
 * while responses arrive.
 */
export function tableColumnsOf(
  steps: readonly Step[],
  { unfolded, hidden }: { readonly unfolded: readonly string[]; readonly hidden: readonly string[] },
): readonly TableColumn[] {
  const open = new Set(unfolded);
  const shown = steps.filter(
    (step) => !hidden.includes(step.key) && (!isRepeatedStep(step) || open.has(repeatedStepKey(step))),
  );
  // A table needs at least one column.
  return (shown.length === 0 ? steps : shown).flatMap((step) => columnsOfStep(step, open));
}

function columnsOfStep(step: Step, open: ReadonlySet<string>): readonly TableColumn[] {
  const { key, calls } = step;
  const [first, ...rest] = calls;
  if (rest.length === 0) return [{ key: first.id, step, calls, fold: null, opensStep: true }];
  const fold = { key, count: calls.length, isOpen: open.has(key) };
  if (!fold.isOpen) return [{ key, step, calls: answeredFirst(calls), fold, opensStep: true }];
  return calls.map((call, index) => ({
    key: call.id,
    step,
    calls: [call],
    fold: index === 0 ? fold : null,
    opensStep: index === 0,
  }));
}

/** Calls with a response come before those without. */
function answeredFirst(calls: TableColumn["calls"]): TableColumn["calls"] {
  const place = calls.findIndex(({ state }) => state === "ok");
  const found = calls[place];
  return found === undefined ? calls : [found, ...calls.filter((each) => each !== found)];
}
