import type { CommandEntry, CommandSection } from "../../src/host/manifest/entry.mts";

interface Row {
  readonly names: readonly string[];
  readonly does: string;
}

/**
 * The text of docs/commands.md: a table a section.
 * @param intro what stands above them
 */
export function commandsPage(sections: readonly CommandSection[], intro: string): string {
  const blocks = sections.flatMap(({ heading, intro: above, commands }) => [
    `## ${heading}`,
    ...(above === undefined ? [] : [above]),
    [
      "| Command | What it does |",
      "| --- | --- |",
      ...rowsOf(Object.values(commands)).map(({ names, does }) => `| ${names.join(", ")} | ${does} |`),
    ].join("\n"),
  ]);
  return `${["# Commands", intro, ...blocks].join("\n\n")}\n`;
}

function rowsOf(entries: readonly CommandEntry[]): readonly Row[] {
  const rows: Row[] = [];
  for (const { title, does } of entries) {
    // What follows the ellipsis is there to be found by in the palette.
    const name = title.replace(/… \(.*\)$/, "…");
    if (typeof does === "string") {
      rows.push({ names: [name], does });
      continue;
    }
    if (does.row === "none") continue;
    const above = rows.pop();
    if (above === undefined) throw new Error(`${title} has no row above it to share`);
    rows.push({ ...above, names: [...above.names, name] });
  }
  return rows;
}
