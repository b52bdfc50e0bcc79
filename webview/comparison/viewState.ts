import { isRecord } from "../../src/protocol/envelope.ts";
import type { SavedPanelState } from "../../src/protocol/messages.ts";
import { type Sorting, sortings } from "./model/sorted.ts";

interface OpenReading {
  readonly readingId: string;
  /** Null for the whole response. */
  readonly accountId: string | null;
}

/** The person's arrangement of the page. It never holds balances, which arrive with the next snapshot. */
export interface ViewState {
  readonly differencesOnly: boolean;
  /** Null lets the page choose. */
  readonly sort: Sorting | null;
  readonly filter: string;
  /** The reading id of the chosen baseline; null lets the page choose. */
  readonly baseline: string | null;
  /** Keys of the steps whose calls each have a column, and of the repeated steps that have columns. */
  readonly unfolded: readonly string[];
  /** Ids of the calls that the columns of their step begin with, or that its folded column shows; of several the last. */
  readonly firstCalls: readonly string[];
  /** Keys of the steps without a column. */
  readonly hidden: readonly string[];
  /** Whether folded matching rows are shown. */
  readonly matchingOpen: boolean;
  /** The reading in the drawer, and its account. */
  readonly open: OpenReading | null;
  /** Key of the finding whose evidence is shown. */
  readonly finding: string | null;
  /** How many facts are drawn, each with its causes: hundreds of accounts have thousands. */
  readonly findingsShown: number;
  /** How many calls are listed: a log has thousands. */
  readonly callsShown: number;
  readonly callsOpen: boolean;
  readonly notesOpen: boolean;
  readonly skippedOpen: boolean;
  /** Where the page is narrow: whether the time line is unfolded. */
  readonly timelineOpen: boolean;
  readonly scroll: { readonly left: number; readonly top: number };
}

export const initialView: ViewState = {
  differencesOnly: false,
  sort: null,
  filter: "",
  baseline: null,
  unfolded: [],
  firstCalls: [],
  hidden: [],
  matchingOpen: false,
  open: null,
  finding: null,
  findingsShown: 50,
  callsShown: 100,
  callsOpen: false,
  notesOpen: false,
  skippedOpen: false,
  timelineOpen: false,
  scroll: { left: 0, top: 0 },
};

/** Reads the arrangement that VS Code kept; invalid parts get their default. */
export function readSavedView(saved: unknown): ViewState {
  if (!isRecord(saved) || saved.schemaVersion !== 1 || !isRecord(saved.view)) return initialView;
  const {
    differencesOnly,
    sort,
    filter,
    baseline,
    unfolded,
    firstCalls,
    hidden,
    matchingOpen,
    open,
    finding,
    findingsShown,
    callsShown,
    callsOpen,
    notesOpen,
    skippedOpen,
    timelineOpen,
    scroll,
  } = saved.view;
  return {
    differencesOnly: differencesOnly === true,
    sort: sortings.find((known) => known === sort) ?? initialView.sort,
    filter: typeof filter === "string" ? filter : "",
    baseline: typeof baseline === "string" ? baseline : null,
    unfolded: texts(unfolded),
    firstCalls: texts(firstCalls),
    hidden: texts(hidden),
    matchingOpen: matchingOpen === true,
    open: openReading(open),
    finding: typeof finding === "string" ? finding : null,
    findingsShown: Math.max(initialView.findingsShown, offset(findingsShown)),
    callsShown: Math.max(initialView.callsShown, offset(callsShown)),
    callsOpen: callsOpen === true,
    notesOpen: notesOpen === true,
    skippedOpen: skippedOpen === true,
    timelineOpen: timelineOpen === true,
    scroll: isRecord(scroll) ? { left: offset(scroll.left), top: offset(scroll.top) } : initialView.scroll,
  };
}

/** The state that VS Code keeps: identity for the host, arrangement for the page. */
export function savedState(
  subject: { readonly itemId: string; readonly comparisonId: string | null },
  view: ViewState,
): SavedPanelState {
  return { schemaVersion: 1, itemId: subject.itemId, comparisonId: subject.comparisonId, view };
}

/** The Item and comparison of the kept state, in the host's form; null when it cannot be read. */
export function readSavedSubject(
  saved: unknown,
): { readonly itemId: string; readonly comparisonId: string | null } | null {
  if (!isRecord(saved) || saved.schemaVersion !== 1 || typeof saved.itemId !== "string") return null;
  const { itemId, comparisonId } = saved;
  return itemId === "" ? null : { itemId, comparisonId: typeof comparisonId === "string" ? comparisonId : null };
}

function openReading(value: unknown): OpenReading | null {
  if (!isRecord(value) || typeof value.readingId !== "string") return null;
  return { readingId: value.readingId, accountId: typeof value.accountId === "string" ? value.accountId : null };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function offset(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? value : 0;
}
