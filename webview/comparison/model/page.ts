import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import type { Comparison } from "../../../src/core/comparison.ts";
import { type MatrixCell, matrixOf } from "../../../src/core/matrix.ts";
import type { OkReading } from "../../../src/core/reading.ts";
import type { CallInFlight } from "../../../src/protocol/messages.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import type { ViewState } from "../state.ts";
import type { Ages } from "./ages.ts";
import { type Baseline, baselineChoices, baselineOf } from "./baseline.ts";
import { type Cell, cellOf, differs } from "./cell.ts";
import { type AnsweredColumn, type Column, columnsOf, hasBalances, isAnswered, type OkColumn } from "./columns.ts";
import type { ComparisonFacts, IndexedFinding } from "./comparisonFacts.ts";
import { type Group, groupsOf, type Strand } from "./groups.ts";
import { type SkippedEndpoint, shownColumns, skippedOf } from "./skipped.ts";
import { type RowGroup, sorted } from "./sorted.ts";

export interface MatrixRow {
  readonly account: KnownAccount;
  /** One for each strand, in order. */
  readonly cells: readonly Cell[];
  readonly differs: boolean;
  readonly findings: readonly IndexedFinding[];
}

/** The call that is looked into: answered or failed, and one account of it or all. */
export interface Opened {
  readonly column: AnsweredColumn;
  readonly account: KnownAccount | null;
}

/** Everything the views draw, computed whole from one snapshot and the person's arrangement. */
export interface PageModel {
  readonly comparison: Comparison;
  readonly context: TextContext;
  readonly running: boolean;
  /** Every call, `/item/get` included. */
  readonly calls: readonly Column[];
  /** The calls that can carry balances. */
  readonly columns: readonly Column[];
  readonly skipped: readonly SkippedEndpoint[];
  readonly groups: readonly Group[];
  readonly strands: readonly Strand[];
  readonly baseline: Baseline | null;
  readonly baselineChoices: readonly OkColumn[];
  readonly accountGroups: readonly RowGroup[];
  readonly accounts: readonly KnownAccount[];
  readonly shownCount: number;
  readonly findings: readonly IndexedFinding[];
  readonly view: ViewState;
  readonly open: Opened | null;
  readonly ages: Ages;
}

export function pageModelOf(
  facts: ComparisonFacts,
  inFlight: readonly CallInFlight[],
  context: TextContext,
  view: ViewState,
): PageModel {
  const { comparison, findings, ages, accountGroups } = facts;
  const running = comparison.status === "running";
  const calls = columnsOf(comparison, inFlight);
  const columns = calls.filter(hasBalances);
  const groups = groupsOf(shownColumns(columns, view), { running, unfolded: new Set(view.unfolded) });
  const strands = groups.flatMap((group) => group.strands);
  const baseline = baselineOf(comparison, columns, view.baseline);
  const baselineId = baseline?.column.id ?? null;
  const cellsOf = cellLookup(comparison, baseline?.column.reading ?? null);

  const rowOf = (account: KnownAccount): MatrixRow => {
    const { accountId } = account;
    const matrixCell = cellsOf(accountId);
    const shared = {
      matrixCell,
      baseline: baselineId === null ? undefined : matrixCell(baselineId),
      baselineId,
      ageIn: (column: OkColumn) => ages.of(column, accountId),
    };
    const cells = strands.map((strand) => cellOf({ ...shared, strand }));
    return {
      account,
      cells,
      differs: cells.some(differs),
      findings: facts.findingsByAccount.get(accountId) ?? [],
    };
  };
  const accounts = accountGroups.flatMap((group) => group.accounts);
  const shown = accountGroups
    .map(({ type, accounts }) => ({
      type,
      rows: accounts
        .filter((account) => matches(account, view.filter))
        .map(rowOf)
        .filter((row) => !view.differencesOnly || row.differs),
    }))
    .filter(({ rows }) => rows.length > 0);

  return {
    comparison,
    context,
    running,
    calls,
    columns,
    skipped: skippedOf(columns),
    groups,
    strands,
    baseline,
    baselineChoices: baselineChoices(columns),
    accountGroups: sorted(shown, view.sort, context.locale),
    accounts,
    shownCount: shown.reduce((sum, group) => sum + group.rows.length, 0),
    findings,
    view,
    open: openedOf(calls, view, accounts),
    ages,
  };
}

function openedOf(calls: readonly Column[], { open }: ViewState, accounts: readonly KnownAccount[]): Opened | null {
  const column = calls.find(({ id }) => id === open?.readingId);
  if (column === undefined || !isAnswered(column)) return null;
  return { column, account: accounts.find(({ accountId }) => accountId === open?.accountId) ?? null };
}

/** Core's table by account and reading. */
function cellLookup(
  comparison: Comparison,
  baseline: OkReading | null,
): (accountId: string) => (readingId: string) => MatrixCell | undefined {
  const matrix = matrixOf(comparison, baseline);
  const places = new Map(matrix.columns.map((reading, index) => [reading.id, index]));
  const rows = new Map(matrix.rows.map((row) => [row.account.accountId, row.cells]));
  return (accountId) => (readingId) => {
    const place = places.get(readingId);
    return place === undefined ? undefined : rows.get(accountId)?.[place];
  };
}

function matches(account: KnownAccount, filter: string): boolean {
  const wanted = filter.trim().toLocaleLowerCase();
  if (wanted === "") return true;
  return [account.name, account.officialName, account.mask, account.type, account.subtype].some(
    (text) => text?.toLocaleLowerCase().includes(wanted) === true,
  );
}
