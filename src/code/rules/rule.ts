import type { PlaidCall } from "../calls/plaidCall.ts";
import type { Brackets } from "../languages/brackets.ts";
import type { CodeLanguage } from "../languages/language.ts";
import type { MaskedSource, TextRange } from "../languages/maskedSource.ts";
import type { Handled } from "../structure/handlers.ts";
import type { ElementLoop } from "../structure/loops.ts";

/** What is said of a place in code; each has a setting, a page section and a row in the bench of that name. */
export type RuleId =
  | "null-is-not-zero"
  | "real-time-after-exchange"
  | "real-time-in-a-loop"
  | "balance-in-products"
  | "removed-environment"
  | "secret-in-code"
  | "no-ruleset-key"
  | "cached-before-transfer"
  | "failure-as-pass"
  | "no-oldest-balance"
  | "short-timeout"
  | "sync-cursor"
  | "current-not-available"
  | "card-sign";

/** As VS Code has them. A mistake beyond doubt is a warning or an error, anything else less. */
export type RuleSeverity = "error" | "warning" | "information" | "hint";

/** Something that is worth a second look, where it is written. */
export interface Remark extends TextRange {
  readonly rule: RuleId;
  readonly severity: RuleSeverity;
  /** What the sentence about it names, as it is written in the code. */
  readonly named: string;
}

/** A file that speaks of Plaid, with what rules ask of it. */
export interface RuledCode {
  readonly source: MaskedSource;
  readonly calls: readonly PlaidCall[];
  /** The brackets of its code. */
  brackets(): Brackets;
  /** What is tried, and what runs when it fails. */
  handled(): readonly Handled[];
  /** The innermost function around a place; null outside of any. */
  functionAt(at: number): TextRange | null;
  /** The loops over elements around a place. */
  loopsAround(at: number): readonly ElementLoop[];
}

export interface Rule {
  readonly id: RuleId;
  readonly languages: readonly CodeLanguage[];
  /**
   * Whether it speaks where nobody has set it. A rule does so once `bench/codePrecision.mts` has seen it right in 9 of 10 places,
   * of at least 20, in code that it was not made with.
   */
  readonly isOnByDefault: boolean;
  /** The page of Plaid's that it rests on. */
  readonly docUrl: string;
  find(code: RuledCode): readonly Remark[];
}
