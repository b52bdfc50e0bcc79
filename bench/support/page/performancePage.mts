import type { Figure } from "../figure.mts";
import { profiles } from "../profiles.mts";
import { type Section, sections } from "./sections.mts";

/** What one bench came to: its figures, or why it has none. */
export type Outcome = { readonly figures: readonly Figure[] } | { readonly failure: string };

export interface PageInput {
  readonly machine: string;
  /** How busy it was before and after. */
  readonly load: readonly [before: string, after: string];
  /** YYYY-MM-DD */
  readonly date: string;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

function shown({ value, unit }: Figure): string {
  if (unit === "ratio") return `${value.toFixed(2)} ×`;
  if (unit === "bytes") return value >= 1e6 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e3).toFixed(1)} kB`;
  if (unit === "count") return String(value);
  const text = value >= 100 ? Math.round(value).toLocaleString("en") : String(value);
  return unit === "ms" ? `${text} ms` : `${text} a second`;
}

function aimOf(figure: Figure): string {
  if (figure.aim === undefined) return "";
  const met = figure.value <= figure.aim;
  return `≤ ${shown({ ...figure, value: figure.aim })}${met ? "" : ": **missed**"}`;
}

function row(figure: Figure): string {
  return `| \`${figure.name}\` | ${shown(figure)} | ${figure.against ?? ""} | ${aimOf(figure)} | ${figure.samples ?? ""} |`;
}

function sectionText({ title, benches, notes }: Section, outcomes: PageInput["outcomes"]): string {
  const figures = benches.flatMap((name) => {
    const outcome = outcomes.get(name);
    return outcome !== undefined && "figures" in outcome ? outcome.figures : [];
  });
  const missing = benches.flatMap((name) => {
    const outcome = outcomes.get(name);
    if (outcome === undefined) return [`- \`${name}\` was not run.`];
    return "failure" in outcome ? [`- \`${name}\` could not be run: ${outcome.failure}`] : [];
  });
  return [
    `## ${title}`,
    "",
    ...(figures.length === 0
      ? []
      : [
          "| What | Measured | Against | Aim | Samples |",
          "| --- | ---: | --- | --- | ---: |",
          ...figures.map(row),
          "",
        ]),
    ...notes.map((note) => `- ${note}`),
    ...missing,
    "",
  ].join("\n");
}

/** `docs/performance.md`. */
export function performancePage({ machine, load, date, outcomes }: PageInput): string {
  const parts = sections.map((section) => sectionText(section, outcomes));
  const changes = profiles.map(
    ({ what, dominated, changed, gave }) => `| ${what} | ${dominated} | ${changed} | ${gave} |`,
  );
  return `# How fast it is

Written by \`npm run bench\` on ${date}.

- Machine: ${machine}.
- Programs that ran or waited at the same time, a minute's average: ${load[0]} at the beginning, ${load[1]} at the end.

A ratio is to what its row names, measured in turn with it in the same run, so that whatever else the machine does meets
both. Times are medians unless the name says otherwise; another machine has other times, and none of them fails a test. Sizes and
counts of work done do, in \`npm test\`.

${parts.join("\n")}
## What dominated, what was changed, what it gave

Each found by a profile first. The figures are of the day of the change, before and after on the same machine.

| Where | What dominated | What was changed | What it gave |
| --- | --- | --- | --- |
${changes.join("\n")}

## What the figures do not say

- Nothing here was measured against Plaid: its Sandbox's latency says nothing about banks, and the local sandbox's is simulated.
- Windows and macOS were not measured, nor the desktop build of VS Code where only its server could be had.
- A virtual machine with neighbours: a start varies by half from one run to the next. The ratios hold better than the times.
`;
}
