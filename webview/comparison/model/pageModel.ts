import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { type BankCells, type MatrixCell, matrixCellsOf } from "../../../src/core/comparison/matrix.ts";
import type { KnownAccount } from "../../../src/core/item/accountsOf.ts";
import type { Lesson } from "../../../src/core/item/item.ts";
import { plainSearch } from "../../../src/core/plainSearch.ts";
import type { OkReading } from "../../../src/core/reading/reading.ts";
import type { FindingsLeft } from "../../../src/protocol/findingsText.ts";
import type { LocalFacts, PanelSnapshot } from "../../../src/protocol/messages.ts";
import { type SayStarted, startedWords } from "../../../src/text/callWords.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import type { ViewState } from "../viewState.ts";
import type { Answers } from "./answers.ts";
import { type Baseline, baselineChoices, baselineOf, subjectOf } from "./baseline.ts";
import { cellOf } from "./cell.ts";
import type { CellAges } from "./cellAges.ts";
import type { ComparisonFacts, Findings, IndexedFact, IndexedFinding } from "./comparisonFacts.ts";
import { hasBalances, isAnswered, type OkCall, type PanelCall, panelCallsOf } from "./panelCalls.ts";
import { type PanelVerdict, panelVerdictOf } from "./panelVerdict.ts";
import { callsWithColumn, type SkippedEndpoint, skippedOf } from "./skipped.ts";
import { grouped, type RowGroup, type Sorting, sorted, sortedAtOnce, usualSorting } from "./sorted.ts";
import { type Step, stepsOf } from "./steps.ts";
import { type TableColumn, tableColumnsOf } from "./tableColumns.ts";
import { matrixRowOf, type TableRow } from "./tableRow.ts";

/** The call that the drawer shows, in any state, with one account or all. */
export interface Opened {
  readonly call: PanelCall;
  readonly account: KnownAccount | null;
}

/** Everything that the views draw, computed from one snapshot and the person's arrangement. */
export interface PageModel {
  readonly comparison: Comparison;
  readonly context: TextContext;
  /** The context with the English sentences of the findings, which come with them. */
  readonly findingContext: TextContext;
  readonly running: boolean;
  /** True while any call is under way, one outside the plan too. */
  readonly busy: boolean;
  /** Every call, `/item/get` included. */
  readonly calls: readonly PanelCall[];
  /** The calls that can carry balances. */
  readonly balanceCalls: readonly PanelCall[];
  readonly skipped: readonly SkippedEndpoint[];
  /** The steps of the calls that are made. */
  readonly steps: readonly Step[];
  /** The columns of the table. */
  readonly columns: readonly TableColumn[];
  readonly baseline: Baseline | null;
  /** The column whose differences from the baseline have a column of their own. */
  readonly subject: TableColumn | null;
  readonly baselineChoices: readonly OkCall[];
  /** The longest latency, at least 1 ms. */
  readonly longestMs: number;
  readonly rowGroups: readonly RowGroup[];
  readonly sorting: Sorting;
  readonly accounts: readonly KnownAccount[];
  readonly shownCount: number;
  /** How many accounts differ; null where there are too many to count before the first frame. */
  readonly differing: number | null;
  readonly findings: readonly IndexedFinding[];
  readonly facts: readonly IndexedFact[];
  readonly findingsLeft: FindingsLeft;
  /** The content of the verdict; null while a comparison runs, and without findings. */
  readonly verdict: PanelVerdict | null;
  /** The state of the local sandbox; null for an Item of another environment. */
  readonly local: LocalFacts | null;
  /** What the scenario of the Item teaches; null for an Item without one. */
  readonly lesson: Lesson | null;
  readonly view: ViewState;
  readonly open: Opened | null;
  /** What the host knows the panel by; null where it has not told. */
  readonly panelItemId: string | null;
  /** What is held of the response to each call, by the reading's id. */
  readonly responses: NonNullable<PanelSnapshot["responses"]>;
  readonly ages: CellAges;
  /** False for the first rows of a long table, which are shown before the ages of all its rows are read. */
  readonly areAgesRead: boolean;
  readonly answers: Answers;
  readonly started: SayStarted;
}

/** `findings` are those of `facts`, or of the previous comparison state until these are computed. */
export function pageModelOf(
  facts: ComparisonFacts,
  findings: Findings,
  {
    inFlight,
    local,
    item,
    itemId,
    responses = {},
  }: Pick<PanelSnapshot, "inFlight" | "local" | "item" | "itemId" | "responses">,
  context: TextContext,
  view: ViewState,
): PageModel {
  const { comparison, ages, answers, accounts } = facts;
  const running = comparison.status === "running";
  const calls = panelCallsOf(comparison, inFlight);
  const balanceCalls = calls.filter(hasBalances);
  const steps = stepsOf(callsWithColumn(balanceCalls), comparison.origin === "saved");
  const columns = tableColumnsOf(steps, view);
  const baseline = baselineOf(comparison, balanceCalls, view.baseline);
  const baselineId = baseline?.call.id ?? null;
  const { matrixCells, bankShowsOf } = cellLookup(
    comparison,
    baseline?.call.reading ?? null,
    baselineId === view.baseline,
  );

  const cellsOf = (accountId: string) => {
    const shared = {
      accountId,
      matrixCell: (readingId: string) => matrixCells(readingId, accountId),
      balancesIn: (readingId: string) => answers(readingId, accountId),
      baselineId,
      ageIn: (call: OkCall) => ages.of(call, accountId),
    };
    return columns.map((column) => cellOf({ ...shared, column }));
  };
  const rowOf = (account: KnownAccount): TableRow =>
    matrixRowOf(account, findings.byAccount.get(account.accountId) ?? [], cellsOf, bankShowsOf);
  const all = accounts.map(rowOf);
  const rows = all.filter(({ account }) => matches(account, view.filter));
  const shown = view.differencesOnly ? rows.filter((row) => row.differs) : rows;
  const sorting = view.sort ?? usualSorting(accounts.length);
  // Without a baseline every row matches.
  const mayFold = view.sort === null && view.filter === "" && !view.differencesOnly && baseline !== null;

  return {
    comparison,
    context,
    findingContext: { ...context, messages: { ...findings.words, ...context.messages } },
    running,
    busy: running || inFlight.length > 0,
    calls,
    balanceCalls,
    skipped: skippedOf(balanceCalls),
    steps,
    columns,
    baseline,
    subject: subjectOf(columns, baseline),
    baselineChoices: baselineChoices(balanceCalls),
    longestMs: calls.reduce((most, call) => (isAnswered(call) ? Math.max(most, call.reading.latencyMs) : most), 1),
    rowGroups: grouped(sorted(shown, sorting, context.locale), { mayFold, isOpen: view.matchingOpen }),
    sorting,
    accounts,
    shownCount: shown.length,
    // Counted when it is asked for: a draft of the page is not drawn.
    get differing() {
      return accounts.length > sortedAtOnce ? null : all.filter((row) => row.differs).length;
    },
    findings: findings.all,
    facts: findings.facts,
    findingsLeft: findings.left,
    verdict: panelVerdictOf(findings.facts, calls),
    local: local ?? null,
    lesson: item?.lesson ?? null,
    view,
    open: openedOf(calls, view, accounts),
    panelItemId: itemId ?? null,
    responses,
    ages,
    areAgesRead: true,
    answers,
    started: startedWords(comparison, context),
  };
}

function openedOf(calls: readonly PanelCall[], { open }: ViewState, accounts: readonly KnownAccount[]): Opened | null {
  const call = calls.find(({ id }) => id === open?.readingId);
  if (call === undefined) return null;
  return { call, account: accounts.find(({ accountId }) => accountId === open?.accountId) ?? null };
}

interface CellLookup {
  matrixCells(readingId: string, accountId: string): MatrixCell | undefined;
  readonly bankShowsOf: BankCells;
}

/** Core's cells by account and reading, and what the bank itself shows. */
function cellLookup(comparison: Comparison, baseline: OkReading | null, isChosen: boolean): CellLookup {
  const { columns, cellOf: matrixCellOf, bankShowsOf } = matrixCellsOf(comparison, baseline, isChosen);
  const byId = new Map(columns.map((reading) => [reading.id, reading]));
  const matrixCells: CellLookup["matrixCells"] = (readingId, accountId) => {
    const reading = byId.get(readingId);
    return reading === undefined ? undefined : matrixCellOf(reading, accountId);
  };
  return { matrixCells, bankShowsOf };
}

function matches(account: KnownAccount, filter: string): boolean {
  const wanted = plainSearch(filter.trim());
  if (wanted === "") return true;
  return [account.name, account.officialName, account.mask, account.type, account.subtype].some(
    (text) => text != null && plainSearch(text).includes(wanted),
  );
}
