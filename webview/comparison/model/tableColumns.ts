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
  /** At the ends of the columns of a step that has more calls than columns: those that have none. */
  readonly turns: readonly Turn[];
}

/** Calls of an unfolded step without a column, before or after those with one. */
export interface Turn {
  readonly way: "before" | "after";
  readonly count: number;
  /** The call that the columns begin with once these are turned to. */
  readonly firstCall: string;
}

/** Columns that one step has at most: a log's step may have thousands of calls, which are shown so many at a time. */
export const columnsAtOnce = 50;

/** The most of `ViewState.firstCalls`: a comparison has fewer steps with so many calls. */
export const mostFirst = 20;

/** The ids of a column's calls as far as they are told apart in the page: evidence leads its call to the first place. */
export function readingsOf({ calls }: TableColumn): string {
  return calls
    .slice(0, columnsAtOnce)
    .map(({ id }) => id)
    .join(" ");
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
  {
    unfolded,
    hidden,
    firstCalls,
  }: {
    readonly unfolded: readonly string[];
    readonly hidden: readonly string[];
    readonly firstCalls: readonly string[];
  },
): readonly TableColumn[] {
  const open = new Set(unfolded);
  const shown = steps.filter(
    (step) => !hidden.includes(step.key) && (!isRepeatedStep(step) || open.has(repeatedStepKey(step))),
  );
  // A table needs at least one column.
  return (shown.length === 0 ? steps : shown).flatMap((step) => columnsOfStep(step, open, firstCalls));
}

function columnsOfStep(step: Step, open: ReadonlySet<string>, firstCalls: readonly string[]): readonly TableColumn[] {
  const { key, calls } = step;
  const [first, ...rest] = calls;
  if (rest.length === 0) return [{ key: first.id, step, calls, fold: null, opensStep: true, turns: [] }];
  const fold = { key, count: calls.length, isOpen: open.has(key) };
  const chosen = firstCalls.findLast((id) => calls.some((call) => call.id === id));
  const place = calls.findIndex(({ id }) => id === chosen);
  if (!fold.isOpen) return [{ key, step, calls: withFirst(calls, calls[place]), fold, opensStep: true, turns: [] }];
  const from = Math.max(0, Math.min(place, calls.length - columnsAtOnce));
  const shown = calls.slice(from, from + columnsAtOnce);
  return shown.map((call, index) => ({
    key: call.id,
    step,
    calls: [call],
    fold: index === 0 ? fold : null,
    opensStep: index === 0,
    turns: [
      ...(index === 0 ? turnsTo("before", calls, from) : []),
      ...(index === shown.length - 1 ? turnsTo("after", calls, from) : []),
    ],
  }));
}

function turnsTo(way: Turn["way"], calls: TableColumn["calls"], from: number): readonly Turn[] {
  const to = from + columnsAtOnce;
  const call = calls[way === "before" ? Math.max(0, from - columnsAtOnce) : to];
  const count = way === "before" ? from : calls.length - to;
  return call === undefined || count <= 0 ? [] : [{ way, count, firstCall: call.id }];
}

/** A call before the others: where none is chosen, the first with a response. */
function withFirst(calls: TableColumn["calls"], chosen: PanelCall | undefined): TableColumn["calls"] {
  const found = chosen ?? calls.find(({ state }) => state === "ok");
  return found === undefined ? calls : [found, ...calls.filter((each) => each !== found)];
}
