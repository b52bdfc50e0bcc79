import type { Age } from "../../../src/core/age/ageLookup.ts";
import type { Difference } from "../../../src/core/comparison/differenceFrom.ts";
import type { FieldCell, MatrixCell } from "../../../src/core/comparison/matrix.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import { type BalanceField, type Balances, currencyOf } from "../../../src/core/reading/balances.ts";
import { isSameBalances } from "../../../src/core/reading/foldAlike.ts";
import type { SignalFacts, SkipReason } from "../../../src/core/reading/reading.ts";
import type { OkCall, PanelCall } from "./panelCalls.ts";
import type { TableColumn } from "./tableColumns.ts";

/**
 * How an amount compares with the baseline's: nothing to compare, equal, different by an amount, or not comparable as
 * money.
 */
export type ComparedWithBaseline =
  | { readonly kind: "none" }
  | { readonly kind: "same" }
  | { readonly kind: "differs"; readonly by: number }
  | { readonly kind: "not-comparable" };

/** One field of one account in one answer. `null` and absent stay apart. */
export interface Amount {
  readonly field: BalanceField;
  readonly cell: FieldCell;
  readonly compared: ComparedWithBaseline;
}

export type Cell =
  | {
      readonly kind: "amounts";
      readonly readingId: string;
      readonly currency: string | null;
      readonly amounts: readonly Amount[];
      readonly age: Age;
      /** The other calls of a folded column that returned other money for this account. */
      readonly differing: readonly PanelCall[];
      /** The decision of this account's evaluation. */
      readonly decision: SignalFacts | null;
    }
  | { readonly kind: "not-returned" | "not-asked" | "failed" | "waiting" | "queued"; readonly readingId: string }
  | { readonly kind: "skipped"; readonly readingId: string; readonly skipReason: SkipReason; readonly call: PanelCall };

export interface CellInput {
  readonly column: TableColumn;
  readonly accountId: string;
  /** Core's cell of this account in a reading; undefined while the reading has not come. */
  matrixCell(readingId: string): MatrixCell | undefined;
  /** Its balances in a reading; undefined where that has none. */
  balancesIn(readingId: string): Balances | undefined;
  readonly baselineId: string | null;
  ageIn(call: OkCall): Age;
}

/** One cell of the page's table. */
export function cellOf({ column, accountId, matrixCell, balancesIn, baselineId, ageIn }: CellInput): Cell {
  const holders = column.calls.flatMap((call) => {
    const balances = call.state === "ok" ? balancesIn(call.id) : undefined;
    return call.state === "ok" && balances !== undefined ? [{ call, balances }] : [];
  });
  const [first, ...others] = holders;
  const cell = matrixCell((first?.call ?? column.calls[0]).id);
  if (first === undefined || cell === undefined) return wordCell(column.calls[0], cell);
  const { call, balances } = first;
  const isBaseline = column.calls.some((member) => member.id === baselineId);
  // Balances that are null by design differ from nothing.
  const { isAlwaysNull } = endpointEntry(call.endpoint);
  const { againstId } = cell;
  const other = isBaseline || isAlwaysNull || againstId === null ? undefined : matrixCell(againstId);
  return {
    kind: "amounts",
    readingId: call.id,
    currency: currencyOf(balances),
    amounts: [
      {
        field: "available",
        cell: cell.available,
        compared: comparedWithBaseline(cell.available, other?.available, cell.difference.available),
      },
      {
        field: "current",
        cell: cell.current,
        compared: comparedWithBaseline(cell.current, other?.current, cell.difference.current),
      },
      {
        field: "limit",
        cell: cell.limit,
        compared: comparedWithBaseline(cell.limit, other?.limit, cell.difference.limit),
      },
    ],
    age: ageIn(call),
    differing: others.filter((each) => !isSameBalances(each.balances, balances)).map((each) => each.call),
    decision: decisionIn(call, accountId),
  };
}

function decisionIn({ reading }: OkCall, accountId: string): SignalFacts | null {
  return reading.signal?.accountId === accountId ? reading.signal : null;
}

/**
 * True when a cell's money differs from the baseline's. An account that an endpoint omits is no difference in money: it
 * has a finding of its own, and folded endpoints would hide it.
 */
export function differs(cell: Cell): boolean {
  return (
    cell.kind === "amounts" &&
    cell.amounts.some(({ compared }) => compared.kind === "differs" || compared.kind === "not-comparable")
  );
}

function wordCell(call: PanelCall, cell: MatrixCell | undefined): Cell {
  switch (call.state) {
    case "ok":
      if (cell?.available.kind === "not-asked") return { kind: "not-asked", readingId: call.id };
      return { kind: "not-returned", readingId: call.id };
    case "skipped":
      return { kind: "skipped", readingId: call.id, skipReason: call.skipReason, call };
    case "not-made":
      return { kind: "not-asked", readingId: call.id };
    default:
      return { kind: call.state, readingId: call.id };
  }
}

function comparedWithBaseline(
  cell: FieldCell,
  other: FieldCell | undefined,
  difference: Difference,
): ComparedWithBaseline {
  if (other === undefined) return { kind: "none" };
  if (difference.kind === "same") return { kind: "same" };
  if (difference.kind === "differs") return { kind: "differs", by: difference.value };
  if (difference.because === "other-currency") return { kind: "not-comparable" };
  // A null beside a number is a difference without an amount; two nulls are equal.
  const kinds = new Set([cell.kind, other.kind]);
  if (!kinds.has("null")) return { kind: "none" };
  if (kinds.size === 1) return { kind: "same" };
  return { kind: kinds.has("number") ? "not-comparable" : "none" };
}
