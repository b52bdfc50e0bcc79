import type { Age } from "../age/ageLookup.ts";
import type { AsOf } from "../age/asOf.ts";
import type { ComparisonStatus } from "../comparison/comparison.ts";
import type { EndpointPath, ReadingKind } from "../endpoint/endpoint.ts";
import type { FailureReason } from "../failure/errors.ts";
import type { Certainty, DifferenceSplit, EvidenceRef, Severity, TimeWindow } from "../findings/finding.ts";
import type { Environment } from "../item/environment.ts";
import type { InstitutionStatus } from "../item/institutionStatus.ts";
import type { ItemFacts } from "../item/item.ts";
import type { Plan } from "../plan/plan.ts";
import type {
  Guessed,
  NotRecorded,
  Pass,
  Retry,
  Sent,
  SignalFacts,
  SkipReason,
  TransactionFacts,
} from "../reading/reading.ts";
import type { CallTiming } from "../run/timing.ts";

/** One account of one reading in the document. A balance that is absent was not returned; null was returned as null. */
interface DocumentAccount {
  readonly accountId: string;
  readonly name: string | null;
  readonly mask: string | null;
  readonly type: string | null;
  readonly subtype: string | null;
  readonly available?: number | null;
  readonly current?: number | null;
  readonly limit?: number | null;
  readonly currency: string | null;
  /**
   * The fields that `currency` is taken from, and what else Plaid may send; each absent where the response lacks it.
   */
  readonly isoCurrencyCode?: string | null;
  readonly unofficialCurrencyCode?: string | null;
  readonly officialName?: string | null;
  readonly lastUpdatedDatetime?: string | null;
  readonly marginLoanAmount?: number | null;
  readonly age: Age;
  /** The moment the balance is of; an end that is null is open. */
  readonly asOf: Pick<AsOf, "earliest" | "latest">;
}

/** What a person saw of one account at the bank itself: no call. A balance that is absent was not entered. */
export interface DocumentBankShown
  extends Pick<DocumentAccount, "accountId" | "name" | "mask" | "available" | "current" | "currency" | "asOf"> {
  /** ISO 8601, as it was entered. */
  readonly seenAt: string;
}

export interface DocumentReading {
  readonly id: string;
  readonly endpoint: EndpointPath;
  readonly pass: Pass;
  readonly kind: ReadingKind;
  readonly outcome: "ok" | "failed" | "skipped";
  /** ISO 8601, this machine's clock; null when no call was made. */
  readonly startedAt: string | null;
  /** ms; null when no call was made. */
  readonly latencyMs: number | null;
  readonly attempts: number;
  readonly requestId: string | null;
  /** ISO 8601, the server's clock. */
  readonly serverTime: string | null;
  readonly skipReason: SkipReason | null;
  readonly failure: {
    readonly reason: FailureReason;
    readonly errorType: string | null;
    readonly errorCode: string | null;
    readonly httpStatus: number | null;
    readonly errorMessage: string | null;
    /** Plaid's `error_code_reason`; absent where it gave none. */
    readonly errorCodeReason?: string;
  } | null;
  /** What a saved response does not record of its call; that field is null then. */
  readonly notRecorded: readonly NotRecorded[];
  /** `startedAt` is when the answer was recorded; when the call began, no later, is unknown. Absent otherwise. */
  readonly isAnswerTime?: true;
  /** ms: the call was made as much later than `startedAt` as is less than this, as that is in whole seconds or minutes. Absent for 1. */
  readonly timeResolutionMs?: number;
  /** What was guessed of a saved response; absent when nothing was. */
  readonly guessed?: readonly Guessed[];
  /** What was sent with the call; null where it was not recorded, and when no call was made. */
  readonly sent: Sent | null;
  readonly accounts: readonly DocumentAccount[];
  /** What the response contains besides its accounts, and `evidence` refers to; each absent where it lacks it. */
  readonly item?: ItemFacts;
  readonly signal?: SignalFacts;
  readonly transactions?: TransactionFacts;
  /**
   * The timing of the call: in exports alone, since it differs between any two runs; absent also when no call was made.
   */
  readonly timing?: Pick<CallTiming, "startedMonotonicMs" | "phases" | "connection" | "hostBusy">;
  readonly retries?: readonly Retry[];
}

interface DocumentFinding {
  /** Unique in its comparison. */
  readonly id: string;
  readonly code: string;
  /** The id of the fact this is a cause of; null: this is a fact. */
  readonly explains: string | null;
  /** The id of the fact this fact adds to; null for a fact of its own. */
  readonly about: string | null;
  readonly certainty: Certainty;
  readonly severity: Severity;
  readonly accountIds: readonly string[];
  readonly readings: readonly string[];
  readonly evidence: readonly EvidenceRef[];
  /**
   * When the cause of the difference happened; null for a finding that is not about one. An end that is null is open.
   */
  readonly window: TimeWindow | null;
  /** Cached minus real-time; null where the finding does not compare these. */
  readonly cachedMinusRealTime: number | null;
  /** Later minus earlier; null where the finding does not compare two answers of one endpoint. */
  readonly change: number | null;
  readonly split: DifferenceSplit | null;
  readonly residue: { readonly value: number; readonly currency: string | null } | null;
  readonly advice: string;
  /** What would make it certain; null when it is. */
  readonly settledBy: string | null;
  readonly docUrl: string;
}

/** The JSON document of a comparison: what the terminal prints, exports write and other programs read. */
export interface ComparisonDocument {
  readonly schemaVersion: 2;
  readonly id: string;
  readonly item: {
    readonly itemId: string;
    readonly institutionId: string | null;
    readonly institutionName: string | null;
    readonly products: readonly string[];
    readonly scenario: string | null;
    readonly alias: string | null;
  };
  readonly environment: Environment;
  /** `saved`: made from saved responses; null: from calls. */
  readonly origin: "saved" | null;
  readonly status: ComparisonStatus;
  readonly startedAt: string;
  readonly wallMs: number | null;
  /** ISO 8601: this program's last real-time call on the Item before; null where none is known. */
  readonly lastOwnRealTimeAt: string | null;
  readonly plan: Plan;
  readonly readings: readonly DocumentReading[];
  /** Absent where none was entered. */
  readonly bankShows?: readonly DocumentBankShown[];
  /** Absent where no response has one. */
  readonly institutionStatus?: InstitutionStatus;
  readonly findings: readonly DocumentFinding[];
}
