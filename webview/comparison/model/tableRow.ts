import type { BankCells, MatrixCell } from "../../../src/core/comparison/matrix.ts";
import type { KnownAccount } from "../../../src/core/item/accountsOf.ts";
import { type Cell, differs } from "./cell.ts";
import type { Reason } from "./comparisonFacts.ts";

export interface TableRow {
  readonly account: KnownAccount;
  /** One for each column, in order. */
  readonly cells: readonly Cell[];
  /** What a person saw at the bank itself; null where nobody entered it. */
  readonly bankShows: MatrixCell | null;
  readonly differs: boolean;
  /** The reasons of its differences, the gravest first: see `Findings.byAccount`. */
  readonly reasons: readonly Reason[];
}

/** A row that computes its cells when it is drawn, sorted or filtered: of hundreds, few ever are. */
export function matrixRowOf(
  account: KnownAccount,
  reasons: readonly Reason[],
  cellsOf: (accountId: string) => readonly Cell[],
  bankShowsOf: BankCells,
): TableRow {
  let cells: readonly Cell[] | null = null;
  const known = (): readonly Cell[] => {
    cells ??= cellsOf(account.accountId);
    return cells;
  };
  return {
    account,
    reasons,
    get cells() {
      return known();
    },
    get bankShows() {
      return bankShowsOf(account.accountId);
    },
    get differs() {
      return known().some(differs) || isOff(bankShowsOf(account.accountId));
    },
  };
}

function isOff(cell: MatrixCell | null): boolean {
  return cell !== null && Object.values(cell.difference).some(({ kind }) => kind === "differs");
}
