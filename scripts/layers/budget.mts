/** Seconds that each part of `npm test` may take on two quiet cores, downloads apart. */
export const budgets = {
  checks: 50,
  unit: 120,
  contract: 90,
  integration: 140,
  webview: 140,
  e2e: 190,
} as const;

/** The checks, or a layer of tests. */
export type PartName = keyof typeof budgets;

/**
 * What runs at once, and what after it: a turn's lanes start together, and the parts of a lane follow each other. Most parts keep
 * both cores busy, and two of those at once take a seventh more of their time; integration lives in one window, and leaves
 * a quarter of the cores to another lane.
 */
export const turns: readonly (readonly (readonly PartName[])[])[] = [
  [["checks", "contract"], ["integration"]],
  [["unit"]],
  [["webview"]],
  [["e2e"]],
];

/** How long one part of a run took, in seconds. */
export interface Spent {
  readonly name: PartName;
  readonly seconds: number;
}

/** Seconds that these parts may take together: of the lanes of a turn, the longest counts. */
export function budgetOf(names: readonly PartName[]): number {
  const asked = (lane: readonly PartName[]) => lane.filter((name) => names.includes(name));
  const longest = (lanes: readonly (readonly PartName[])[]) =>
    Math.max(...lanes.map((lane) => sum(asked(lane).map((name) => budgets[name]))));
  return sum(turns.map(longest));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/**
 * A line for each part, e.g. `unit  195 s of 250 s`, and one for the whole run. A slow machine is no failure: it is only said.
 * @param seconds from the start of the first part to the end of the last
 */
export function spentLines(parts: readonly Spent[], seconds: number): readonly string[] {
  const whole = { name: "all", seconds, budget: budgetOf(parts.map(({ name }) => name)) };
  const lines = [...parts.map((part) => ({ ...part, budget: budgets[part.name] })), whole];
  const width = Math.max(...lines.map(({ name }) => name.length));
  return lines.map(({ name, seconds, budget }) => {
    const over = seconds > budget ? "  over its budget" : "";
    return `${name.padEnd(width)} ${String(Math.round(seconds)).padStart(5)} s of ${budget} s${over}`;
  });
}
