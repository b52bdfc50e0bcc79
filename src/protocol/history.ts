import type { HistoryFacts } from "../text/history/historyFacts.ts";

/** A stored comparison as the page of the history shows it. */
export interface HistoryRow {
  /** Identifies it, also after it was saved again. */
  readonly key: string;
  readonly item: string;
  /** The bank and the environment. */
  readonly about: string;
  readonly when: string;
  readonly isPinned: boolean;
  /** Null while its file is not opened yet. */
  readonly facts: HistoryFacts | null;
}

/** All that the page of the history shows. It is always whole. */
export interface ShownHistory {
  readonly title: string;
  /** The Item whose comparisons alone are shown; null: all are. */
  readonly itemId: string | null;
  /** Newest first. */
  readonly rows: readonly HistoryRow[];
  /** How many files are still to be opened. */
  readonly unopened: number;
  /** Files that could not be opened, and why; null where there are none. */
  readonly unreadable: { readonly title: string; readonly reasons: readonly string[] } | null;
  /** Why the history itself could not be read; null where it was. */
  readonly failure: string | null;
  /** The page's own words. */
  readonly labels: HistoryLabels;
}

export type HistoryLabels = Readonly<
  Record<
    | "search"
    | "item"
    | "when"
    | "verdict"
    | "gap"
    | "age"
    | "actions"
    | "select"
    | "pin"
    | "unpin"
    | "pinned"
    | "timeline"
    | "delete"
    | "diff"
    | "deleteUnpinned"
    | "everyItem"
    | "folder"
    | "log"
    | "again"
    | "opening"
    | "shown"
    | "empty"
    | "compare"
    | "noMatch"
    | "clear"
    | "keys"
    | "failed",
    string
  >
>;

type Key = { readonly key: string };

/** What the page of the history may ask. The host answers once it has taken it on, and shows failures itself. */
type HistoryRequests = {
  "history/ready": { in: null; out: ShownHistory };
  /** The keys of the rows that fit what was typed, of those that are shown. */
  "history/find": { in: { readonly typed: string }; out: { readonly keys: readonly string[] } };
  "history/open": { in: Key; out: null };
  "history/pin": { in: Key & { readonly isPinned: boolean }; out: null };
  /** Opens VS Code's diff editor over two comparisons, the earlier on the left. */
  "history/diff": { in: Key & { readonly otherKey: string }; out: null };
  /** Opens the time line of an account of its Item. */
  "history/timeline": { in: Key; out: null };
  /** Asks whether it is to be deleted. */
  "history/delete": { in: Key; out: null };
  /** Asks whether all that are shown and not pinned are to be deleted. */
  "history/deleteUnpinned": { in: null; out: null };
  /** Shows the comparisons of every Item. */
  "history/everyItem": { in: null; out: null };
  /** Shows the folder of the files. */
  "history/folder": { in: null; out: null };
  "history/log": { in: null; out: null };
  /** Reads the history again. */
  "history/again": { in: null; out: null };
  /** Makes a comparison, where there is none yet. */
  "history/compare": { in: null; out: null };
};

type HistoryEvents = {
  "history/shown": ShownHistory;
};

type Nothing = Record<never, never>;

export type HistoryHostEnd = { serves: HistoryRequests; calls: Nothing; sends: HistoryEvents; hears: Nothing };
export type HistoryPageEnd = { serves: Nothing; calls: HistoryRequests; sends: Nothing; hears: HistoryEvents };

/** What the page keeps with `setState`: whose history it is, for the host, and what was typed, for the page. */
export interface SavedHistoryState {
  readonly schemaVersion: 1;
  readonly itemId: string | null;
  readonly view: unknown;
}
