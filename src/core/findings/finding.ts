import type { BalanceField } from "../reading/balances.ts";
import type { FindingCode } from "./findingCode.ts";

/**
 * How certain a finding is. Certain: the responses prove it; likely: it explains them best; possible: it could. Each rule
 * in `core/causes` states its own, and in its file's `codes` the most that it may ever state; `limitCertainty` there
 * lowers what rests on a guess.
 */
export type Certainty = "certain" | "likely" | "possible";

export type Severity = "info" | "warning" | "problem";

/** The reading and field a number in a sentence came from; the number links there. */
export interface EvidenceRef {
  readonly readingId: string;
  /** Absent when the evidence is the whole response. */
  readonly accountId?: string;
  /** A balance field, or a dotted path in the reading (`item.createdAt`). */
  readonly field: BalanceField | (string & {});
}

/** A parameter of a sentence: a typed value, with its source when it came from a response. */
export type FindingParam =
  | { readonly kind: "money"; readonly value: number; readonly currency: string | null; readonly ref?: EvidenceRef }
  | {
      readonly kind: "difference";
      readonly value: number;
      readonly currency: string | null;
      readonly refs: readonly EvidenceRef[];
    }
  /** `bound`: the duration is an upper bound, so it is rounded up. */
  | { readonly kind: "duration"; readonly ms: number; readonly bound?: boolean; readonly ref?: EvidenceRef }
  | { readonly kind: "time"; readonly iso: string; readonly ref?: EvidenceRef }
  | { readonly kind: "account"; readonly accountId: string; readonly name: string; readonly mask: string | null }
  | { readonly kind: "endpoint"; readonly endpoint: string; readonly readingId?: string }
  | { readonly kind: "count"; readonly value: number }
  | { readonly kind: "list"; readonly values: readonly string[] }
  | { readonly kind: "text"; readonly value: string; readonly ref?: EvidenceRef };

/** A period, ISO 8601. A null end is open: no response bounds it. */
export interface TimeWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * A difference split by quantity, in the account's currency. Values are cached minus real-time; later minus earlier
 * for a change; for two other responses, the second in `readings` minus the first. Null: a response lacks a number
 * needed for it. A larger hold lowers available, so a hold missing from the cached copy is a negative `held` beside a
 * positive difference in `available`.
 */
export interface DifferenceSplit {
  /** The change of `current`: what posted. */
  readonly posted: number | null;
  /** The change of the amount held: `current - available`; on a card `limit - current - available`. */
  readonly held: number | null;
  /** The change of `limit`. */
  readonly limit: number | null;
}

/** A fact that the responses prove, or a cause of such a fact. `text/` turns it into a sentence. */
export interface Finding {
  /** Unique in its comparison and the same each time it is computed, e.g. `cache-older-than-bank#2`. */
  readonly id: string;
  /** Stable, kebab-case, e.g. `cache-older-than-bank`. An unexplained difference has the code `unexplained`. */
  readonly code: string;
  /** The id of the fact that this finding is a cause of; absent: this is a fact. */
  readonly explains?: string;
  /**
   * The id of the fact that this fact adds to: `unexplained` adds to its difference. Absent for an independent fact.
   */
  readonly about?: string;
  /** Selects among the code's sentences when it has several. */
  readonly variant?: string;
  readonly certainty: Certainty;
  readonly severity: Severity;
  readonly accountIds: readonly string[];
  /** Ids of the readings that prove it. */
  readonly readings: readonly string[];
  readonly evidence: readonly EvidenceRef[];
  readonly params: Readonly<Record<string, FindingParam>>;
  /** When the difference arose, as far as the responses bound it. Present when there is a difference. */
  readonly window?: TimeWindow;
  /** Cached minus real-time, of `params.field`: positive when the cached balance is higher. */
  readonly cachedMinusRealTime?: number;
  /** Later minus earlier, of `params.field`: between two responses of one endpoint, or two runs. */
  readonly change?: number;
  readonly split?: DifferenceSplit;
  /**
   * The amount that this cause does not explain; absent when the finding is not about an amount. Signs are those of
   * the document's first version: for a difference real-time minus cached; for a copy read after the real-time call
   * (`cache-still-differs` and its causes) cached minus real-time; for `pending-explains-available` held minus
   * pending; for `running-balance-differs` current minus running.
   */
  readonly residue?: { readonly value: number; readonly currency: string | null };
  /** What the person can do about it: a code with a sentence in `text/`. */
  readonly advice: string;
  /** What would make it certain: a code with a sentence in `text/`. Absent when it is certain. */
  readonly settledBy?: string;
  readonly docUrl: string;
}

/** A finding before `findingsOf` assigns its id and links causes to their facts. */
export interface DraftFinding extends Omit<Finding, "id" | "code" | "explains" | "about"> {
  readonly code: FindingCode;
}
