import type { Comparison } from "../core/comparison/comparison.ts";
import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import type { Failure, FailureReason } from "../core/failure/errors.ts";
import type { Environment } from "../core/item/environment.ts";
import type { ItemSummary } from "../core/item/item.ts";
import type { Reading } from "../core/reading/reading.ts";
import type { SnippetLanguage } from "../core/snippetLanguage.ts";
import type { FindingsText } from "./findingsText.ts";

/** A call that is under way: the page shows its time running. */
export interface CallInFlight {
  readonly readingId: string;
  /** Of a call outside the plan, which names no endpoint of its own. */
  readonly endpoint?: EndpointPath;
  /** ms the call had been waiting when the snapshot was made. */
  readonly elapsedMs: number;
}

/** One endpoint called several times, to learn how long it takes. It grows while it runs. */
export interface RepeatedCall {
  readonly endpoint: EndpointPath;
  readonly environment: Environment;
  /** How many calls were asked for. */
  readonly times: number;
  readonly running: boolean;
  /** Without the balances they answered: only their times are shown. */
  readonly readings: readonly Reading[];
}

/** What the local sandbox's bar shows beside its time. */
export interface LocalFacts {
  /** When Plaid's copy of this Item is next refreshed in the background, ISO 8601; null where it is not, or not known. */
  readonly nextRefreshAt: string | null;
  /** The setting, which counts from the next start of the local sandbox. */
  readonly latency: string;
  readonly scenario: string | null;
  /** How many faults are on; absent where that is not known. */
  readonly faults?: number;
}

/** What of the local sandbox is changed from the page, `restart` the scenario of its Item, a login its own; the host owns how. */
export const localChoices = ["restart", "repair-login", "clear-faults", "scenario", "latency"] as const;
export type LocalChoice = (typeof localChoices)[number];

/** Who a text about an unexplained difference is for. */
export const ticketReaders = ["support", "user"] as const;
export type TicketReader = (typeof ticketReaders)[number];

/** Everything the page shows, whole: a hidden or reloaded page needs only the newest one. */
export interface PanelSnapshot {
  /** The Item the panel is of, also before it has a comparison: what the page keeps to be found again. */
  readonly itemId?: string;
  /** What is known of it; null or absent where that is nothing. */
  readonly item?: ItemSummary | null;
  readonly comparison: Comparison | null;
  /** Those of the comparison, in the order the host knows them by; none while it runs. */
  readonly findings: FindingsText;
  readonly inFlight: readonly CallInFlight[];
  /** Set when the comparison could not be made at all. */
  readonly failure: Failure | null;
  /** The local sandbox's own time, ISO 8601; null or absent where there is none, or where it is not known. */
  readonly localNow?: string | null;
  /** Null or absent for an Item of another environment. */
  readonly local?: LocalFacts | null;
  /** The last repeat of one of the Item's endpoints; null or absent while there is none. */
  readonly repeat?: RepeatedCall | null;
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  /** Translated sentences by key; a key that is absent falls back to the English of `text/`. */
  readonly messages: Readonly<Record<string, string>>;
}

/** What the page may ask of the host: a closed set; the host owns every verb, path and link. */
export type Requests = {
  "panel/ready": { in: null; out: PanelSnapshot };
  "comparison/run": { in: null; out: null };
  /** Reads one endpoint again, as a column of its own. */
  "endpoint/fetch": { in: { readonly endpoint: EndpointPath }; out: null };
  /** Moves the local sandbox's clock forward; answers once all that fell due has happened. */
  "clock/advance": { in: { readonly seconds: number }; out: null };
  /** Moves it to this Item's next background refresh. */
  "clock/toNextRefresh": { in: null; out: null };
  "local/change": { in: { readonly what: LocalChoice }; out: null };
  /** Stops what runs of this Item: a comparison, a single fetch or a repeat. */
  "comparison/cancel": { in: null; out: null };
  /** Asks the person what the bank itself shows of this account, or with null of which: entered, corrected or removed. */
  "bank/enter": { in: { readonly accountId: string | null }; out: null };
  /** Makes each failed call again that was not answered since. */
  "comparison/retryFailed": { in: null; out: null };
  /**
   * Does the one thing that helps against a failure the page shows: of this reading, or with null of the comparison or
   * of a request. The page names the reason; the host owns what is done about it.
   */
  "failure/act": { in: { readonly reason: FailureReason; readonly readingId: string | null }; out: null };
  "reading/open": { in: { readonly readingId: string }; out: null };
  /** Opens VS Code's diff editor over what was kept of two answers. */
  "reading/diff": { in: { readonly readingId: string; readonly otherReadingId: string }; out: null };
  "reading/copyRequestId": { in: { readonly readingId: string }; out: null };
  /** Copies the call as code that makes it again. */
  "reading/copyAs": { in: { readonly readingId: string; readonly language: SnippetLanguage }; out: null };
  /** Opens Plaid's page on the finding at this place in the snapshot's `findings`. */
  "finding/openDocs": { in: { readonly index: number }; out: null };
  /** Copies what that finding leaves to be found out: for Plaid's support, or for the user of the person's own product. */
  "finding/copy": { in: { readonly index: number; readonly reader: TicketReader }; out: null };
  "endpoint/openDocs": { in: { readonly endpoint: EndpointPath }; out: null };
  "log/show": { in: null; out: null };
};

/** What the host tells the page. */
export type Events = {
  "panel/snapshot": PanelSnapshot;
};

/**
 * What the page keeps with `setState` and VS Code hands back after a reload: identity for the host, arrangement for the
 * page. Never balances: those are read again. The host treats it as unknown until guarded, and accepts that it is absent.
 */
export interface SavedPanelState {
  /** Of this state alone: it has not changed with the version of a comparison. */
  readonly schemaVersion: 1;
  readonly itemId: string;
  readonly comparisonId: string | null;
  /** The page's own arrangement (filters, selection, scroll); opaque to the host. */
  readonly view: unknown;
}
