/** Seconds that each part of `npm test` may take on two quiet cores, downloads apart: ten minutes in all. */
export const budgets = {
  checks: 40,
  unit: 130,
  contract: 40,
  webview: 130,
  integration: 90,
  e2e: 170,
} as const;

/** The checks, or a layer of tests. */
export type PartName = keyof typeof budgets;

/** How long one part of a run took, in seconds. */
export interface Spent {
  readonly name: PartName;
  readonly seconds: number;
}

/** A line for each part, e.g. `unit  195 s of 250 s`, and one for all of them. A slow machine is no failure: it is only said. */
export function spentLines(parts: readonly Spent[]): readonly string[] {
  const withBudget = parts.map((part) => ({ ...part, budget: budgets[part.name] }));
  const sum = (of: "seconds" | "budget") => withBudget.reduce((total, part) => total + part[of], 0);
  const lines = [...withBudget, { name: "all", seconds: sum("seconds"), budget: sum("budget") }];
  const width = Math.max(...lines.map(({ name }) => name.length));
  return lines.map(({ name, seconds, budget }) => {
    const over = seconds > budget ? "  over its budget" : "";
    return `${name.padEnd(width)} ${String(Math.round(seconds)).padStart(5)} s of ${budget} s${over}`;
  });
}
