export type AgeProvenance = "measured" | "reported" | "bounded" | "unknown";

/** What a bound or a report rests on. */
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
 * How old one balance was when it was answered, by the server's clock.
 * `bounded` means "at most `ageMs`", never "exactly". `unknown` has neither time nor age and is never drawn as now.
 */
export interface Age {
  readonly provenance: AgeProvenance;
  readonly source: AgeSource;
  /** ISO 8601: the balance's time, or for `bounded` the earliest it can be. */
  readonly asOf: string | null;
  /** ms, never negative. */
  readonly ageMs: number | null;
  /**
   * What the answers say of the balance's moment where its age is not known, since nobody kept when the answer came: ISO 8601, the
   * moment itself, or with `isBound` the earliest it can be. Absent where there is an age, and where nothing says anything.
   */
  readonly moment?: { readonly iso: string; readonly isBound: boolean };
}
