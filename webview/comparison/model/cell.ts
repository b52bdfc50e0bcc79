import type { Age } from "../../../src/core/age/age.ts";
import type { Difference } from "../../../src/core/comparison/differenceFrom.ts";
import type { Cell as FieldCell, MatrixCell } from "../../../src/core/comparison/matrix.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import { type BalanceField, currencyOf } from "../../../src/core/reading/balances.ts";
import { isSameBalances } from "../../../src/core/reading/foldAlike.ts";
import type { SignalFacts, SkipReason } from "../../../src/core/reading/reading.ts";
import type { Column, OkColumn } from "./columns.ts";
import type { Strand } from "./strands.ts";

/**
 * How an amount compares with the baseline's: nothing to compare, equal, different by an amount, or not comparable as
 * money.
 */
export type Standing =
  | { readonly kind: "none" }
  | { readonly kind: "same" }
  | { readonly kind: "off"; readonly by: number }
  | { readonly kind: "unlike" };

/** One field of one account in one answer. `null` and absent stay apart. */
export interface Amount {
  readonly field: BalanceField;
  readonly cell: FieldCell;
  readonly standing: Standing;
}

export type Cell =
  | {
      readonly kind: "amounts";
      readonly readingId: string;
      readonly currency: string | null;
      readonly amounts: readonly Amount[];
      readonly age: Age;
      /** The other calls of a folded column that returned other money for this account. */
      readonly unlike: readonly Column[];
      /** The decision of this account's evaluation. */
      readonly decision: SignalFacts | null;
    }
  | { readonly kind: "not-returned" | "not-asked" | "failed" | "waiting" | "queued"; readonly readingId: string }
  | { readonly kind: "skipped"; readonly readingId: string; readonly skipReason: SkipReason; readonly column: Column };

export interface CellInput {
  readonly strand: Strand;
  readonly accountId: string;
  /** Core's cell of this account in a reading; undefined while the reading has not come. */
  matrixCell(readingId: string): MatrixCell | undefined;
  /** The same account in the baseline. */
  readonly baseline: MatrixCell | undefined;
  readonly baselineId: string | null;
  ageIn(column: OkColumn): Age;
}

/** One cell of the page's table. */
export function cellOf({ strand, accountId, matrixCell, baseline, baselineId, ageIn }: CellInput): Cell {
  const holders = strand.columns.flatMap((column) => {
    const cell = matrixCell(column.id);
    return column.state === "ok" && cell !== undefined && cell.balances !== null
      ? [{ column, cell, balances: cell.balances }]
      : [];
  });
  const [first, ...others] = holders;
  if (first === undefined) return wordCell(strand.columns[0], matrixCell(strand.columns[0].id));
  const { column, cell, balances } = first;
  const isBaseline = strand.columns.some((member) => member.id === baselineId);
  // Balances that are null by design differ from nothing.
  const { isAlwaysNull } = endpointEntry(column.endpoint);
  const other = isBaseline || isAlwaysNull ? undefined : baseline;
  return {
    kind: "amounts",
    readingId: column.id,
    currency: currencyOf(balances),
    amounts: [
      {
        field: "available",
        cell: cell.available,
        standing: standingOf(cell.available, other?.available, cell.difference.available),
      },
      {
        field: "current",
        cell: cell.current,
        standing: standingOf(cell.current, other?.current, cell.difference.current),
      },
      {
        field: "limit",
        cell: cell.limit,
        standing: standingOf(cell.limit, other?.limit, cell.difference.limit),
      },
    ],
    age: ageIn(column),
    unlike: others.filter((each) => !isSameBalances(each.balances, balances)).map((each) => each.column),
    decision: decisionIn(column, accountId),
  };
}

function decisionIn({ reading }: OkColumn, accountId: string): SignalFacts | null {
  return reading.signal?.accountId === accountId ? reading.signal : null;
}

/**
 * True when a cell's money differs from the baseline's. An account that an endpoint omits is no difference in money: it
 * has a finding of its own, and folded endpoints would hide it.
 */
export function differs(cell: Cell): boolean {
  return (
    cell.kind === "amounts" &&
    cell.amounts.some(({ standing }) => standing.kind === "off" || standing.kind === "unlike")
  );
}

function wordCell(column: Column, cell: MatrixCell | undefined): Cell {
  switch (column.state) {
    case "ok":
      if (cell?.available.kind === "not-asked") return { kind: "not-asked", readingId: column.id };
      return { kind: "not-returned", readingId: column.id };
    case "skipped":
      return { kind: "skipped", readingId: column.id, skipReason: column.skipReason, column };
    case "not-made":
      return { kind: "not-asked", readingId: column.id };
    default:
      return { kind: column.state, readingId: column.id };
  }
}

function standingOf(cell: FieldCell, other: FieldCell | undefined, difference: Difference): Standing {
  if (other === undefined) return { kind: "none" };
  if (difference.kind === "same") return { kind: "same" };
  if (difference.kind === "differs") return { kind: "off", by: difference.value };
  if (difference.because === "other-currency") return { kind: "unlike" };
  // A null beside a number is a difference without an amount; two nulls are equal.
  const kinds = new Set([cell.kind, other.kind]);
  if (!kinds.has("null")) return { kind: "none" };
  if (kinds.size === 1) return { kind: "same" };
  return { kind: kinds.has("number") ? "unlike" : "none" };
}
