import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { PageModel } from "../model/page.ts";
import { bankColumns } from "../view/matrix/viewBankShows.ts";
import type { ColumnWidths } from "./columnFigures.ts";

/** px of the columns at either end, and the least of one between: the facts of a call need that much. */
const accountWidth = 190;
const bankWidth = 158;
const differenceWidth = 128;
const whyWidth = 170;
const leastWidth = 158;
/** px beside the figures of a cell: its padding and the gap in front of a difference. */
const besides = 28;
/** What is large and what is small, against the digits of the page's font. */
const large = 1.2;
const small = 0.88;

/**
 * Gives each column its width ahead of any row: a table of which only some rows are drawn must not change its columns
 * as others come into view, and rows of known widths are laid out one by one.
 */
export function setColumnWidths(table: HTMLElement, model: PageModel, widths: readonly ColumnWidths[]): void {
  const label = panelLabel("current", model.context).length + 1;
  const columns = [
    `${accountWidth}px`,
    ...model.strands.map(
      (_, place) => `max(${leastWidth}px, ${charactersOf(widths[place], label).toFixed(1)}ch + ${besides}px)`,
    ),
    ...Array.from({ length: bankColumns(model) }, () => `${bankWidth}px`),
    `max(${differenceWidth}px, ${charactersOfDifference(widths, label).toFixed(1)}ch + ${besides}px)`,
    `${whyWidth}px`,
  ];
  for (const [index, column] of [...table.querySelectorAll("col")].entries()) {
    column.style.setProperty("width", columns[index] ?? "");
  }
  table.style.setProperty("width", `calc(${columns.join(" + ")})`);
}

function charactersOf(widths: ColumnWidths | undefined, label: number): number {
  if (widths === undefined) return 0;
  const { available, current } = widths;
  return Math.max(available * large, (label + current) * small);
}

function charactersOfDifference(widths: readonly ColumnWidths[], label: number): number {
  const longest = Math.max(1, ...widths.map(({ difference }) => difference));
  return Math.max(longest, (label + longest) * small);
}
