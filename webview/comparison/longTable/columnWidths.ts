import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { PageModel } from "../model/pageModel.ts";
import { bankColumns } from "../view/matrix/viewBankShows.ts";
import type { ColumnWidths } from "./columnFigures.ts";

/** px of the columns at either end, and the least of a call's column, whose head needs that much. */
const accountWidth = 190;
const bankWidth = 158;
const differenceWidth = 128;
const whyWidth = 170;
const leastWidth = 158;
/** px of a cell besides its figures: padding, and the gap before a difference. */
const besides = 28;
/** Width of large and small text, relative to the digits of the page's font. */
const large = 1.2;
const small = 0.88;

/**
 * Sets the width of each column before any row is drawn: columns must not change as rows come into view, and rows of
 * known widths are laid out one by one.
 */
export function setColumnWidths(table: HTMLElement, model: PageModel, widths: readonly ColumnWidths[]): void {
  const label = panelLabel("current", model.context).length + 1;
  const columns = [
    `${accountWidth}px`,
    ...model.columns.map(
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
