import type { BalanceField } from "../reading/balances.ts";
import type { FindingCode } from "./findingCode.ts";

/** How certain a finding is: the responses prove it, it explains them best, or it could. */
export type Certainty = "certain" | "likely" | "possible";
export type Severity = "info" | "warning" | "problem";

/** The reading and field that a number in a sentence came from; the number links there. */
export interface EvidenceRef {
  readonly readingId: string;
  /** Absent when the evidence is about the whole answer. */
  readonly accountId?: string;
  /** A balance field, or a dotted path in the reading (`item.createdAt`). */
  readonly field: BalanceField | (string & {});
}

/** One parameter of a sentence: a typed value, with its source when it came from a response. */
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

/** A span of time, ISO 8601. An end that is null is open: no answer bounds it. */
export interface TimeWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * A difference taken apart before a cause is named: of each quantity cached minus real-time, later minus earlier where it
 * is a change, and of two other answers the second that `readings` names minus the first; in the account's currency. More held makes available smaller, so a
 * hold that the copy lacks is a negative `held` beside a positive whole. Null: an answer lacks a number it needs.
 */
export interface DifferenceSplit {
  /** The change of `current`: what posted. */
  readonly posted: number | null;
  /** The change of what is held: `current - available`, on a card `limit - current - available`. */
  readonly held: number | null;
  /** The change of `limit`. */
  readonly limit: number | null;
}

/** One fact that the responses prove, or one stated cause of a fact. `text/` makes its sentence. */
export interface Finding {
  /** Unique in its comparison and the same each time it is worked out, e.g. `cache-older-than-bank#2`. */
  readonly id: string;
  /** Stable, kebab-case, e.g. `cache-older-than-bank`. The code of an unexplained difference is `unexplained`. */
  readonly code: string;
  /** The id of the fact this is a cause of; absent: this is a fact. */
  readonly explains?: string;
  /**
   * The id of the fact that this fact adds to, as `unexplained` does to its difference. Absent for an independent fact.
   */
  readonly about?: string;
  /** Which of the code's sentences fits, where it has several. */
  readonly variant?: string;
  readonly certainty: Certainty;
  readonly severity: Severity;
  readonly accountIds: readonly string[];
  /** Ids of the readings that prove it. */
  readonly readings: readonly string[];
  readonly evidence: readonly EvidenceRef[];
  readonly params: Readonly<Record<string, FindingParam>>;
  /**
   * When the cause of the difference happened, as far as the responses bound it. Present where there is a difference.
   */
  readonly window?: TimeWindow;
  /** Cached minus real-time, of `params.field`: positive where the cached number is the higher one. */
  readonly cachedMinusRealTime?: number;
  /** Later minus earlier, of `params.field`: two answers of one endpoint, or two runs. */
  readonly change?: number;
  readonly split?: DifferenceSplit;
  /**
   * The money this cause does not account for; absent where the finding is not about an amount. Its sign is that of the
   * first version of the document: of a difference real-time minus cached; of a copy read after the real-time call
   * (`cache-still-differs` and its causes) cached minus real-time; of `pending-explains-available` what is held minus what
   * is pending; of `running-balance-differs` current minus running.
   */
  readonly residue?: { readonly value: number; readonly currency: string | null };
  /** What the person can do about it; a code that `text/` has a sentence for. */
  readonly advice: string;
  /** What would make it certain; absent when it is. A code that `text/` has a sentence for. */
  readonly settledBy?: string;
  readonly docUrl: string;
}

/** A finding before `findingsOf` gives it an id and links causes to their facts. */
export interface DraftFinding extends Omit<Finding, "id" | "code" | "explains" | "about"> {
  readonly code: FindingCode;
}
