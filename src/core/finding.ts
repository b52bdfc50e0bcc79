import type { BalanceField } from "./balances.ts";

/** How sure a finding is: the answers prove it, it explains them best, or it could. */
export type Certainty = "certain" | "likely" | "possible";
export type Severity = "info" | "warning" | "problem";

/** A number in a sentence that can be clicked back to the call it came from. */
export interface EvidenceRef {
  readonly readingId: string;
  /** Absent when the evidence is about the whole answer. */
  readonly accountId?: string;
  /** A balance field, or a dotted path in the reading (`item.createdAt`). */
  readonly field: BalanceField | (string & {});
}

/** One parameter of a sentence: a typed value, with where it came from when it came from an answer. */
export type FindingParam =
  | { readonly kind: "money"; readonly value: number; readonly currency: string | null; readonly ref?: EvidenceRef }
  | {
      readonly kind: "difference";
      readonly value: number;
      readonly currency: string | null;
      readonly refs: readonly EvidenceRef[];
    }
  /** `bound`: the duration is the most it can be, so it is rounded up. */
  | { readonly kind: "duration"; readonly ms: number; readonly bound?: boolean; readonly ref?: EvidenceRef }
  | { readonly kind: "time"; readonly iso: string; readonly ref?: EvidenceRef }
  | { readonly kind: "account"; readonly accountId: string; readonly name: string; readonly mask: string | null }
  | { readonly kind: "endpoint"; readonly endpoint: string; readonly readingId?: string }
  | { readonly kind: "count"; readonly value: number }
  | { readonly kind: "list"; readonly values: readonly string[] }
  | { readonly kind: "text"; readonly value: string; readonly ref?: EvidenceRef };

/** One stated cause, or "unexplained", for a difference. `text/` makes the sentence of it. */
export interface Finding {
  /** Stable, kebab-case, e.g. `cache-older-than-bank`. The code of an unexplained difference is `unexplained`. */
  readonly code: string;
  /** Which of the code's sentences fits, where it has several. */
  readonly variant?: string;
  readonly certainty: Certainty;
  readonly severity: Severity;
  readonly accountIds: readonly string[];
  /** Ids of the readings that prove it. */
  readonly readings: readonly string[];
  readonly evidence: readonly EvidenceRef[];
  readonly params: Readonly<Record<string, FindingParam>>;
  /** The money this cause does not account for; absent where the finding is not about an amount. */
  readonly residue?: { readonly value: number; readonly currency: string | null };
  /** What the person can do about it; a code that `text/` has a sentence for. */
  readonly advice: string;
  /** What would make it certain; absent when it is. A code that `text/` has a sentence for. */
  readonly settledBy?: string;
  readonly docUrl: string;
}
