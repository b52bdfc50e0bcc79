import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import type { Cell as FieldCell } from "../../../src/core/matrix.ts";
import { cellWords } from "../../../src/text/cellWords.ts";
import { formatDifference, formatMoney } from "../../../src/text/format.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h, withProperties } from "../../lib/dom.ts";
import { type Amount, type Cell, differs } from "../model/cell.ts";
import type { Strand } from "../model/groups.ts";
import type { PageModel } from "../model/page.ts";
import { viewOneAge } from "./viewFacts.ts";
import { strandClass } from "./viewHead.ts";

interface CellPlace {
  readonly cell: Cell;
  readonly strand: Strand;
  readonly opensGroup: boolean;
  readonly account: KnownAccount;
  readonly currency: string | null;
  readonly deltaLength: number;
}

/** One account in one call: its money, or the word for why there is none. */
export function viewCell(place: CellPlace, model: PageModel): HTMLElement {
  const { cell, strand, account } = place;
  const { open } = model;
  const isOpen = open?.column.id === cell.readingId && open.account?.accountId === account.accountId;
  const drawn = h(
    "td",
    {
      "data-key": strand.key,
      "data-reading": cell.readingId,
      "data-readings": strand.columns.map((column) => column.id).join(" "),
      "data-account": account.accountId,
      "data-cell": cell.kind,
      class: `${strandClass(strand, place.opensGroup, model)}${differs(cell) ? " off" : ""}${isOpen ? " is-open" : ""}`,
    },
    cell.kind === "amounts" ? viewAmounts(cell, place, model) : viewWord(cell, strand, model),
  );
  return cell.kind === "amounts" ? withProperties(drawn, { "--delta": `${place.deltaLength}ch` }) : drawn;
}

/** How many characters the differences of each column need, so that the amounts of a column end at one line. */
export function deltaLengths(model: PageModel): readonly number[] {
  const rows = model.accountGroups.flatMap((group) => group.rows);
  return model.strands.map((_, place) =>
    rows.reduce((longest, { cells }) => Math.max(longest, deltaLength(cells[place], model)), 1),
  );
}

function deltaLength(cell: Cell | undefined, { context }: PageModel): number {
  if (cell?.kind !== "amounts") return 0;
  const lengths = cell.amounts.map(({ standing }) =>
    standing.kind === "off" ? formatDifference(standing.by, cell.currency, context).length : 0,
  );
  return Math.max(...lengths);
}

function viewAmounts(
  cell: Extract<Cell, { kind: "amounts" }>,
  { strand, currency }: CellPlace,
  model: PageModel,
): Child {
  const answered = strand.columns.filter((column) => column.state === "ok").length;
  const marks = marksOf(cell.amounts);
  return openReading(
    cell.readingId,
    ...cell.amounts.map((amount) => viewAmount(amount, marks, cell.currency ?? currency, model)),
    hasAgeOfItsOwn(strand, model) ? h("span", { class: "cell-note" }, viewOneAge(cell.age, model)) : null,
    cell.answers === answered
      ? null
      : h(
          "span",
          { class: "cell-note" },
          panelLabel("answersOf", model.context, { count: String(cell.answers), total: String(answered) }),
        ),
  );
}

/** The head gives one age where every account has the same. */
function hasAgeOfItsOwn(strand: Strand, model: PageModel): boolean {
  const [column] = strand.columns;
  if (strand.columns.length > 1 || column.state !== "ok") return false;
  return model.ages.shared(column) === null;
}

/** Which amounts carry a mark: those that differ, else the first that is the same, for the whole cell. */
function marksOf(amounts: readonly Amount[]): ReadonlySet<Amount> {
  const off = amounts.filter(({ standing }) => standing.kind === "off" || standing.kind === "unlike");
  if (off.length > 0) return new Set(off);
  const same = amounts.find(({ standing }) => standing.kind === "same");
  return new Set(same === undefined ? [] : [same]);
}

function viewAmount(amount: Amount, marks: ReadonlySet<Amount>, currency: string | null, model: PageModel): Child {
  const { field, cell } = amount;
  // Most accounts have no limit, and most answers say so with a null: a line for it would say nothing.
  if (field === "limit" && cell.kind !== "number") return null;
  const { context } = model;
  return h(
    "span",
    { class: `amount amount-${field}` },
    h("span", { class: field === "available" ? "sr" : "field" }, `${panelLabel(field, context)} `),
    h(
      "span",
      { class: cell.kind === "number" ? "value" : "word", "data-field": field, "data-value": rawValue(cell) },
      cell.kind === "number" ? formatMoney(cell.value, currency, context) : noNumber(cell, context),
    ),
    marks.has(amount) ? viewStanding(amount, currency, model) : null,
  );
}

function rawValue(cell: FieldCell): string | null {
  if (cell.kind === "number") return String(cell.value);
  return cell.kind === "null" ? "null" : null;
}

function noNumber(cell: FieldCell, context: TextContext): string {
  return cell.kind === "null" ? cellWords.nullNotGiven(context) : cellWords.notReturned(context);
}

function viewStanding({ standing }: Amount, currency: string | null, { context }: PageModel): Child {
  switch (standing.kind) {
    case "none":
      return null;
    case "same":
      return h(
        "span",
        { class: "delta same" },
        h("span", { "aria-hidden": "true" }, "="),
        h("span", { class: "sr" }, panelLabel("same", context)),
      );
    case "unlike":
      return h(
        "span",
        { class: "delta" },
        h("span", { "aria-hidden": "true" }, "≠"),
        h("span", { class: "sr" }, panelLabel("unlike", context)),
      );
    case "off":
      return h("span", { class: "delta" }, formatDifference(standing.by, currency, context));
  }
}

function viewWord(cell: Exclude<Cell, { kind: "amounts" }>, strand: Strand, model: PageModel): Child {
  const { context } = model;
  switch (cell.kind) {
    case "waiting":
      return h("span", { class: "word pending" }, panelLabel("statusWaiting", context));
    case "queued":
      return h("span", { class: "word" }, panelLabel("statusQueued", context));
    case "failed":
      return openReading(cell.readingId, h("span", { class: "word word-failed" }, cellWords.failed(context)));
    case "not-returned":
      return openReading(cell.readingId, h("span", { class: "word" }, cellWords.notReturned(context)));
    case "not-asked":
      return h("span", { class: "word" }, cellWords.notAsked(context));
    case "skipped":
      return h("span", { class: "word" }, skippedWords(cell, strand, model));
  }
}

/** Several skipped calls in one column have several reasons: each is told once the column is unfolded. */
function skippedWords(cell: Extract<Cell, { kind: "skipped" }>, { kind }: Strand, { context }: PageModel): string {
  return kind === "skipped"
    ? panelLabel("statusSkipped", context)
    : cellWords.skipped(cell.skipReason, cell.column.endpoint, context);
}

/** The whole cell opens its reading. One cell of the table is in the tab order; arrow keys go to the others. */
function openReading(readingId: string, ...children: readonly Child[]): HTMLElement {
  return h(
    "button",
    {
      type: "button",
      class: "cell",
      tabindex: -1,
      "data-roving": true,
      "data-action": "open-reading",
      "data-reading": readingId,
    },
    ...children,
  );
}
