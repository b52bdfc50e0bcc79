/** Seconds that each part of `npm test` may take on two quiet cores, downloads apart: ten minutes in all. */
export const budgets: Readonly<Record<string, number>> = {
  checks: 30,
  unit: 120,
  contract: 60,
  webview: 130,
  integration: 110,
  e2e: 180,
};

/** How long one part of a run took, in seconds. */
export interface Spent {
  readonly name: string;
  readonly seconds: number;
}

/** A line for each part and one for all of them, e.g. `unit  95 s of 120 s`. A slow machine is no failure: it is only said. */
export function spentLines(parts: readonly Spent[]): readonly string[] {
  const withBudget = parts.map((part) => ({ ...part, budget: budgets[part.name] ?? 0 }));
  const sum = (of: "seconds" | "budget") => withBudget.reduce((total, part) => total + part[of], 0);
  const lines = [...withBudget, { name: "all", seconds: sum("seconds"), budget: sum("budget") }];
  const width = Math.max(...lines.map(({ name }) => name.length));
  return lines.map(({ name, seconds, budget }) => {
    const over = seconds > budget ? "  over its budget" : "";
    return `${name.padEnd(width)} ${String(Math.round(seconds)).padStart(5)} s of ${budget} s${over}`;
  });
}
