import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import { type Cell, differs } from "./cell.ts";
import type { IndexedFinding } from "./comparisonFacts.ts";

export interface MatrixRow {
  readonly account: KnownAccount;
  /** One for each strand, in order. */
  readonly cells: readonly Cell[];
  readonly differs: boolean;
  /** What says why, the gravest first: see `Findings.byAccount`. */
  readonly findings: readonly IndexedFinding[];
}

/** A row whose cells are worked out when it is drawn, sorted or filtered by them: of hundreds, few ever are. */
export function matrixRowOf(
  account: KnownAccount,
  findings: readonly IndexedFinding[],
  cellsOf: (accountId: string) => readonly Cell[],
): MatrixRow {
  let cells: readonly Cell[] | null = null;
  const known = (): readonly Cell[] => {
    cells ??= cellsOf(account.accountId);
    return cells;
  };
  return {
    account,
    findings,
    get cells() {
      return known();
    },
    get differs() {
      return known().some(differs);
    },
  };
}
