import { lanesOf, type PartName } from "./lanes.mts";

/**
 * Seconds that each part of `npm test` may take on two quiet cores, downloads apart, while the other lane's parts run
 * beside it: ten minutes a lane, and so in all.
 */
export const budgets: Readonly<Record<PartName, number>> = {
  checks: 50,
  unit: 230,
  contract: 90,
  webview: 230,
  integration: 170,
  e2e: 430,
};

/** How long one part of a run took, in seconds. */
export interface Spent {
  readonly name: PartName;
  readonly seconds: number;
}

/**
 * A line for each part, e.g. `unit  195 s of 250 s`, and one for all of them, which ran beside each other. A slow machine
 * is no failure: it is only said.
 * @param all seconds from the start of the first part to the end of the last
 */
export function spentLines(parts: readonly Spent[], all: number): readonly string[] {
  const withBudget = parts.map((part) => ({ ...part, budget: budgets[part.name] }));
  const longest = Math.max(
    0,
    ...lanesOf(withBudget).map((lane) => lane.reduce((total, { budget }) => total + budget, 0)),
  );
  const lines = [...withBudget, { name: "all", seconds: all, budget: longest }];
  const width = Math.max(...lines.map(({ name }) => name.length));
  return lines.map(({ name, seconds, budget }) => {
    const over = seconds > budget ? "  over its budget" : "";
    return `${name.padEnd(width)} ${String(Math.round(seconds)).padStart(5)} s of ${budget} s${over}`;
  });
}
