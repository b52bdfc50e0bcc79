export type AgeProvenance = "measured" | "reported" | "bounded" | "unknown";

/** The evidence for a bound or a reported time. */
export type AgeSource =
  | "real-time-answer"
  | "evaluation-asked-bank"
  | "last-updated-datetime"
  | "signal-balance-last-updated"
  | "transactions-status"
  | "investments-status"
  | "own-real-time-call"
  | "link-time"
  | "none";

/**
 * How old one balance was when it was returned, by the server's clock. `bounded` means "at most `ageMs`", never
 * "exactly". `unknown` has neither time nor age and is never shown as now.
 */
export interface Age {
  readonly provenance: AgeProvenance;
  readonly source: AgeSource;
  /** ISO 8601: the balance's time, or for `bounded` the earliest it can be. */
  readonly asOf: string | null;
  /** ms, never negative. */
  readonly ageMs: number | null;
  /**
   * What the responses say about the balance's moment when its age is unknown because nobody recorded when the response
   * came: ISO 8601, the moment itself, or with `isBound` the earliest it can be. Absent where there is an age, and
   * where nothing is known.
   */
  readonly moment?: { readonly iso: string; readonly isBound: boolean };
}
