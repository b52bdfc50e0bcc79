import type { Comparison } from "../core/comparison/comparison.ts";
import type { EndpointPath } from "../core/endpoint/endpoint.ts";
import type { Failure, FailureReason } from "../core/failure/errors.ts";
import type { Environment } from "../core/item/environment.ts";
import type { ItemSummary } from "../core/item/item.ts";
import type { Reading } from "../core/reading/reading.ts";
import type { SnippetLanguage } from "../core/snippetLanguage.ts";
import type { MeasuredTimeline } from "../core/timeline/measuredTimeline.ts";
import type { ScrubbedMoment } from "../core/timeline/timeline.ts";
import type { PlanPreview } from "../text/reports/planPreview.ts";
import type { FindingsText } from "./findingsText.ts";

/** A call under way; the page counts its time on. */
export interface CallInFlight {
  readonly readingId: string;
  /** Set for a call outside the plan. */
  readonly endpoint?: EndpointPath;
  /** ms the call had been waiting when the snapshot was made. */
  readonly elapsedMs: number;
}

/** One endpoint called several times to measure its latency. It grows while it runs. */
export interface RepeatedCall {
  readonly endpoint: EndpointPath;
  readonly environment: Environment;
  /** How many calls were asked for. */
  readonly times: number;
  readonly running: boolean;
  /** Without their balances: only the times are shown. */
  readonly readings: readonly Reading[];
}

/** What the local sandbox's bar shows beside its time. */
export interface LocalFacts {
  /** When Plaid's copy of this Item is next refreshed in the background, ISO 8601; null where it is not, or not known. */
  readonly nextRefreshAt: string | null;
  /** The setting; a change takes effect when the local sandbox next starts. */
  readonly latency: string;
  readonly scenario: string | null;
  /** How many faults are on; absent where that is not known. */
  readonly faults?: number;
}

/** A response that can be opened as JSON; `empty`: none came, or something else than a JSON object. */
export type ResponseState = "held" | "empty";

/**
 * What the page can change in the local sandbox: `restart` resets the Item's scenario. What mends a failure also compares
 * anew, since calls cost nothing there. `open` starts the sandbox and compares its first Item, whatever the panel is of. The
 * host decides how.
 */
export const localChoices = [
  "open",
  "restart",
  "restart-and-compare",
  "repair-and-compare",
  "clear-faults-and-compare",
  "scenario",
  "latency",
] as const;
export type LocalChoice = (typeof localChoices)[number];

/** Who a text about an unexplained difference is written for. */
export const ticketReaders = ["support", "user"] as const;
export type TicketReader = (typeof ticketReaders)[number];

/** How the debit of an evaluation is evaluated again: anew, under the id it had, or with other rulesets. */
export const evaluationRepeats = ["new-id", "same-id", "rulesets"] as const;
export type EvaluationRepeat = (typeof evaluationRepeats)[number];

/** Everything the page shows. It is always complete, so a hidden or reloaded page needs only the newest one. */
export interface PanelSnapshot {
  /** The Item of the panel, also before it has a comparison: the page stores it so that the panel can be restored. */
  readonly itemId?: string;
  /** What is known of the Item; null or absent when nothing is. */
  readonly item?: ItemSummary | null;
  readonly comparison: Comparison | null;
  /** What a first comparison will do; null or absent where there is one, and where nothing is known of the Item. */
  readonly planned?: PlanPreview | null;
  /** The findings of the comparison, in the host's order; none while it runs. */
  readonly findings: FindingsText;
  readonly inFlight: readonly CallInFlight[];
  /** Set when the comparison could not be made at all. */
  readonly failure: Failure | null;
  /** The local sandbox's own time, ISO 8601; null or absent where there is none, or where it is not known. */
  readonly localNow?: string | null;
  /**
   * What is held of the response to each call, by the reading's id: a reading that is absent has none any more. Absent as
   * a whole where nothing is held.
   */
  readonly responses?: Readonly<Record<string, ResponseState>>;
  /** Null or absent for an Item of another environment. */
  readonly local?: LocalFacts | null;
  /** The last repeat of one of the Item's endpoints; null or absent while there is none. */
  readonly repeat?: RepeatedCall | null;
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  /** Translated sentences by key; a key that is absent falls back to the English of `text/`. */
  readonly messages: Readonly<Record<string, string>>;
}

/** What the page may ask of the host. The set is closed: the host owns every verb, path and link. */
export type Requests = {
  /** The page's first frame is on screen; its script, which asks for all else, is not there yet. */
  "panel/shown": { in: null; out: null };
  "panel/ready": { in: null; out: PanelSnapshot };
  "comparison/run": { in: null; out: null };
  /** Reads one endpoint again, as a column of its own. */
  "endpoint/fetch": { in: { readonly endpoint: EndpointPath }; out: null };
  /** Moves the local sandbox's clock forward; replies once everything due in that time has happened. */
  "clock/advance": { in: { readonly seconds: number }; out: null };
  /** Moves it to this Item's next background refresh. */
  "clock/toNextRefresh": { in: null; out: null };
  /** Shows the plan of the Item's comparison. */
  "plan/show": { in: null; out: null };
  "local/change": { in: { readonly what: LocalChoice }; out: null };
  /** Stops what runs of this Item: a comparison, a single fetch or a repeat. */
  "comparison/cancel": { in: null; out: null };
  /**
   * Opens the input for what the bank itself shows of this account, to enter, correct or remove it; null asks for the
   * account first.
   */
  "bank/enter": { in: { readonly accountId: string | null }; out: null };
  /** Evaluates the debit of this reading again. */
  "evaluation/again": { in: { readonly readingId: string; readonly how: EvaluationRepeat }; out: null };
  /** Repeats these calls, or with null each failed call that no later call answered. */
  "comparison/retryFailed": { in: { readonly readingIds: readonly string[] | null }; out: null };
  /**
   * Runs the remedy for a failure that the page shows: of this reading, or with null of the comparison or a request.
   * The page names the reason; the host decides what is done.
   */
  "failure/act": { in: { readonly reason: FailureReason; readonly readingId: string | null }; out: null };
  /** Opens the response to the call as JSON. */
  "reading/open": { in: { readonly readingId: string }; out: null };
  /** Opens VS Code's diff editor over the responses to two calls. */
  "reading/diff": { in: { readonly readingId: string; readonly otherReadingId: string }; out: null };
  "reading/copyRequestId": { in: { readonly readingId: string }; out: null };
  /** Copies the call as code that makes it again. */
  "reading/copyAs": { in: { readonly readingId: string; readonly language: SnippetLanguage }; out: null };
  /** Opens Plaid's page on the finding at this place in the snapshot's `findings`. */
  "finding/openDocs": { in: { readonly index: number }; out: null };
  /** Copies the open questions of that finding: for Plaid's support, or for the user of the person's own product. */
  "finding/copy": { in: { readonly index: number; readonly reader: TicketReader }; out: null };
  "endpoint/openDocs": { in: { readonly endpoint: EndpointPath }; out: null };
  /** Makes the calls of the repeat that is shown again. */
  "repeat/again": { in: null; out: null };
  /** Copies its figures and each call, as Markdown. */
  "repeat/copy": { in: null; out: null };
  "log/show": { in: null; out: null };
  /** Reads an account's balances over time; null where nothing is known of them. */
  /** Null: the host chooses an account, for a comparison in which no call returned one. */
  "timeline/get": { in: { readonly accountId: string | null }; out: MeasuredTimeline | null };
  /** What each endpoint would have answered at a moment, in the local sandbox; no clock moves by it. */
  "timeline/scrub": { in: { readonly accountId: string; readonly at: string }; out: ScrubbedMoment };
  /** Moves the local sandbox's clock forward to a moment; replies once everything due until then has happened. */
  "timeline/setClock": { in: { readonly at: string }; out: null };
  /** Opens the larger view of an account's time line; null asks for the account first. */
  "timeline/open": { in: { readonly accountId: string | null }; out: null };
};

/** What the host tells the page. */
export type Events = {
  "panel/snapshot": PanelSnapshot;
};

/**
 * What the page stores with `setState` and VS Code returns after a reload: identity for the host, arrangement for the
 * page. Never balances: those are read again. The host treats it as unknown until guarded, and accepts that it is
 * absent.
 */
export interface SavedPanelState {
  /** The version of this state alone; it is independent of a comparison's. */
  readonly schemaVersion: 1;
  readonly itemId: string;
  readonly comparisonId: string | null;
  /** The page's own arrangement (filters, selection, scroll); opaque to the host. */
  readonly view: unknown;
}
