import type { Comparison } from "../core/comparison.ts";
import type { EndpointPath } from "../core/endpoint.ts";
import type { Failure } from "../core/errors.ts";

/** A call that is under way: the page shows its time running. */
export interface CallInFlight {
  readonly readingId: string;
  /** ms the call had been waiting when the snapshot was made. */
  readonly elapsedMs: number;
}

/** Everything the page shows, whole: a hidden or reloaded page needs only the newest one. */
export interface PanelSnapshot {
  /** The Item the panel is of, also before it has a comparison: what the page keeps to be found again. */
  readonly itemId?: string;
  readonly comparison: Comparison | null;
  readonly inFlight: readonly CallInFlight[];
  /** Set when the comparison could not be made at all. */
  readonly failure: Failure | null;
  /** The local sandbox's own time, ISO 8601; null or absent where there is none, or where it is not known. */
  readonly localNow?: string | null;
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
  "comparison/cancel": { in: null; out: null };
  "reading/open": { in: { readonly readingId: string }; out: null };
  /** Opens VS Code's diff editor over what was kept of two answers. */
  "reading/diff": { in: { readonly readingId: string; readonly otherReadingId: string }; out: null };
  "reading/copyRequestId": { in: { readonly readingId: string }; out: null };
  /** Opens Plaid's page on the finding at this place in `findingsOf(comparison)`. */
  "finding/openDocs": { in: { readonly index: number }; out: null };
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
  readonly schemaVersion: 1;
  readonly itemId: string;
  readonly comparisonId: string | null;
  /** The page's own arrangement (filters, selection, scroll); opaque to the host. */
  readonly view: unknown;
}
