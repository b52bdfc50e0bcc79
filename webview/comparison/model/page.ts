import type { KnownAccount } from "../../../src/core/accountsOf.ts";
import type { Comparison } from "../../../src/core/comparison.ts";
import { type MatrixCell, matrixCellsOf } from "../../../src/core/matrix.ts";
import { plainSearch } from "../../../src/core/plainSearch.ts";
import type { OkReading } from "../../../src/core/reading.ts";
import type { CallInFlight } from "../../../src/protocol/messages.ts";
import { type SayStarted, startedWords } from "../../../src/text/callWords.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import type { ViewState } from "../state.ts";
import type { Ages } from "./ages.ts";
import type { Answers } from "./answers.ts";
import { type Baseline, baselineChoices, baselineOf } from "./baseline.ts";
import { cellOf } from "./cell.ts";
import { type Column, columnsOf, hasBalances, type OkColumn } from "./columns.ts";
import type { ComparisonFacts, Findings, IndexedFact, IndexedFinding } from "./comparisonFacts.ts";
import { type Group, groupsOf, type Strand } from "./groups.ts";
import { type MatrixRow, matrixRowOf } from "./matrixRow.ts";
import { type SkippedEndpoint, shownColumns, skippedOf } from "./skipped.ts";
import { type RowGroup, sorted } from "./sorted.ts";

/** The call that is looked into, whatever became of it, and one account of it or all. */
export interface Opened {
  readonly column: Column;
  readonly account: KnownAccount | null;
}

/** Everything the views draw, computed whole from one snapshot and the person's arrangement. */
export interface PageModel {
  readonly comparison: Comparison;
  readonly context: TextContext;
  /** The same with the English that the findings are told in, which comes with them. */
  readonly findingContext: TextContext;
  readonly running: boolean;
  /** True while any call is under way, one outside the plan too. */
  readonly busy: boolean;
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
  readonly facts: readonly IndexedFact[];
  readonly view: ViewState;
  readonly open: Opened | null;
  readonly ages: Ages;
  readonly answers: Answers;
  readonly started: SayStarted;
}

/** `findings` are those of `facts`, or of what was shown before while these are still to be worked out. */
export function pageModelOf(
  facts: ComparisonFacts,
  findings: Findings,
  inFlight: readonly CallInFlight[],
  context: TextContext,
  view: ViewState,
): PageModel {
  const { comparison, ages, answers, accountGroups } = facts;
  const running = comparison.status === "running";
  const calls = columnsOf(comparison, inFlight);
  const columns = calls.filter(hasBalances);
  const groups = groupsOf(shownColumns(columns, view), { running, unfolded: new Set(view.unfolded) });
  const strands = groups.flatMap((group) => group.strands);
  const baseline = baselineOf(comparison, columns, view.baseline);
  const baselineId = baseline?.column.id ?? null;
  const matrixCells = cellLookup(comparison, baseline?.column.reading ?? null);

  const cellsOf = (accountId: string) => {
    const matrixCell = matrixCells(accountId);
    const shared = {
      matrixCell,
      baseline: baselineId === null ? undefined : matrixCell(baselineId),
      baselineId,
      ageIn: (column: OkColumn) => ages.of(column, accountId),
    };
    return strands.map((strand) => cellOf({ ...shared, strand }));
  };
  const rowOf = (account: KnownAccount): MatrixRow =>
    matrixRowOf(account, findings.byAccount.get(account.accountId) ?? [], cellsOf);
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
    findingContext: { ...context, messages: { ...findings.words, ...context.messages } },
    running,
    busy: running || inFlight.length > 0,
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
    findings: findings.all,
    facts: findings.facts,
    view,
    open: openedOf(calls, view, accounts),
    ages,
    answers,
    started: startedWords(comparison, context),
  };
}

function openedOf(calls: readonly Column[], { open }: ViewState, accounts: readonly KnownAccount[]): Opened | null {
  const column = calls.find(({ id }) => id === open?.readingId);
  if (column === undefined) return null;
  return { column, account: accounts.find(({ accountId }) => accountId === open?.accountId) ?? null };
}

/** Core's cells by account and reading. */
function cellLookup(
  comparison: Comparison,
  baseline: OkReading | null,
): (accountId: string) => (readingId: string) => MatrixCell | undefined {
  const { columns, cellsOf } = matrixCellsOf(comparison, baseline);
  const places = new Map(columns.map((reading, index) => [reading.id, index]));
  return (accountId) => {
    const cells = cellsOf(accountId);
    return (readingId) => {
      const place = places.get(readingId);
      return place === undefined ? undefined : cells[place];
    };
  };
}

function matches(account: KnownAccount, filter: string): boolean {
  const wanted = plainSearch(filter.trim());
  if (wanted === "") return true;
  return [account.name, account.officialName, account.mask, account.type, account.subtype].some(
    (text) => text != null && plainSearch(text).includes(wanted),
  );
}
