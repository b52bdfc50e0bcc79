import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import { findingLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import { h } from "../../lib/dom.ts";
import type { IndexedFinding } from "../model/comparisonFacts.ts";
import type { MatrixRow } from "../model/matrixRow.ts";
import type { PageModel } from "../model/page.ts";
import { accountName, ownName } from "./accountName.ts";
import type { DrawnCells } from "./drawnCells.ts";
import { icon } from "./icons.ts";
import type { MatrixFigures } from "./matrixFigures.ts";
import { type CellPlace, refillCell, viewCell } from "./viewCell.ts";
import { findingElementId } from "./viewFindings.ts";

/** What every row of a drawing is drawn with. */
export interface RowDrawing {
  readonly model: PageModel;
  readonly figures: MatrixFigures;
  readonly cells: DrawnCells;
}

/** One account: its name, what each call said of it, and why they differ. `live` is its row, where that is to become this. */
export function viewAccountRow(
  row: MatrixRow,
  { figures, model, cells }: RowDrawing,
  live: Element | undefined = undefined,
): HTMLElement {
  const drawn = h(
    "tr",
    {},
    viewAccountHead(row.account, model),
    ...cellPlaces(row, figures, model).map((place, index) =>
      viewCell(place, model, cells, liveCell(live, index, place)),
    ),
    viewWhy(row.findings, model),
  );
  name(drawn, row);
  return drawn;
}

/** Makes a row that is drawn, and no longer wanted, that of another account. */
export function refillAccountRow(drawn: HTMLElement, row: MatrixRow, { figures, model, cells }: RowDrawing): void {
  drawn.firstElementChild?.replaceWith(viewAccountHead(row.account, model));
  for (const [index, place] of cellPlaces(row, figures, model).entries()) {
    const cell = drawn.children[index + 1];
    if (cell instanceof HTMLElement && !refillCell(cell, place, model, cells)) {
      cell.replaceWith(viewCell(place, model, cells));
    }
  }
  drawn.lastElementChild?.replaceWith(viewWhy(row.findings, model));
  name(drawn, row);
}

/** The cell of a column in a live row: at its place, unless columns have come or gone. */
function liveCell(live: Element | undefined, index: number, { strand }: CellPlace): Element | undefined {
  const isOf = (cell: Element | undefined): boolean => cell?.getAttribute("data-key") === strand.key;
  const there = live?.children[index + 1];
  return isOf(there) ? there : [...(live?.children ?? [])].find(isOf);
}

function name(drawn: HTMLElement, row: MatrixRow): void {
  drawn.className = row.differs ? "account-row differs" : "account-row";
  drawn.dataset.key = row.account.accountId;
}

function cellPlaces(
  { cells, account }: MatrixRow,
  { widths, isComplete }: MatrixFigures,
  { groups }: PageModel,
): readonly CellPlace[] {
  // An evaluation answers in numbers alone; its currency is that of the account everywhere else.
  const currency = cells.reduce<string | null>(
    (known, cell) => known ?? (cell.kind === "amounts" ? cell.currency : null),
    null,
  );
  let place = -1;
  return groups.flatMap((group) =>
    group.strands.flatMap((strand, index) => {
      place += 1;
      const cell = cells[place];
      const differenceLength = widths[place]?.difference ?? 1;
      return cell === undefined
        ? []
        : [{ cell, strand, opensGroup: index === 0, account, currency, differenceLength, isComplete }];
    }),
  );
}

function viewWhy(findings: readonly IndexedFinding[], { view, context }: PageModel): HTMLElement {
  return h(
    "td",
    { class: "why" },
    ...reasons(findings).map(({ key, index, finding }) =>
      h(
        "button",
        {
          type: "button",
          class: "why-link",
          "data-action": "go-to-finding",
          "data-finding": key,
          "data-target": findingElementId(index),
          "data-severity": finding.severity,
          "aria-pressed": String(view.finding === key),
        },
        icon(finding.severity),
        findingLabel(finding.code, context),
      ),
    ),
  );
}

/** The gravest few, each kind once: the rest is told below the table. */
function reasons(findings: readonly IndexedFinding[]): readonly IndexedFinding[] {
  const kinds = findings.filter(
    ({ finding }, place) => findings.findIndex((each) => each.finding.code === finding.code) === place,
  );
  return kinds.slice(0, 3);
}

function viewAccountHead(account: KnownAccount, { context }: PageModel): HTMLElement {
  return h(
    "th",
    { class: "stick-left account", scope: "row", title: account.officialName ?? accountName(account, context) },
    h(
      "span",
      { class: "account-line" },
      h("span", { class: "account-name", dir: "auto" }, ownName(account, context)),
      typeof account.mask !== "string"
        ? null
        : h(
            "span",
            { class: "mask" },
            h("span", { "aria-hidden": "true" }, `••${account.mask}`),
            h("span", { class: "sr" }, panelLabel("maskedAs", context, { mask: account.mask })),
          ),
    ),
    typeof account.subtype !== "string" ? null : h("span", { class: "subtype" }, account.subtype),
  );
}
