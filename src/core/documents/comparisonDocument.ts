import type { Age } from "../age/age.ts";
import { type AgeLookup, agesOf } from "../age/ageOf.ts";
import { type AsOf, type AsOfLookup, asOfsOf } from "../age/asOf.ts";
import { currencyShownOf, seenSpan } from "../comparison/bankShown.ts";
import type { BankShown, Comparison, ComparisonStatus } from "../comparison/comparison.ts";
import type { EndpointPath, ReadingKind } from "../endpoint/endpoint.ts";
import type { FailureReason } from "../failure/errors.ts";
import type { Certainty, DifferenceSplit, EvidenceRef, Severity, TimeWindow } from "../findings/finding.ts";
import { findingsOf } from "../findings/findingsOf.ts";
import { accountsOf } from "../item/accountsOf.ts";
import type { Environment } from "../item/environment.ts";
import type { InstitutionStatus } from "../item/institutionStatus.ts";
import type { ItemFacts } from "../item/item.ts";
import { redact } from "../masking/redact.ts";
import type { Plan } from "../plan/plan.ts";
import { currencyOf } from "../reading/balances.ts";
import type {
  Guessed,
  NotRecorded,
  OkReading,
  Pass,
  Reading,
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
interface DocumentBankShown
  extends Pick<DocumentAccount, "accountId" | "name" | "mask" | "available" | "current" | "currency" | "asOf"> {
  /** ISO 8601, as it was entered. */
  readonly seenAt: string;
}

interface DocumentReading {
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

interface Ground {
  readonly names: Names;
  readonly ages: AgeLookup;
  readonly asOfs: AsOfLookup;
  readonly withTiming: boolean;
}

function documentReading(reading: Reading, { names, ages, asOfs, withTiming }: Ground): DocumentReading {
  const wasCalled = reading.outcome !== "skipped";
  const notRecorded = (wasCalled ? reading.notRecorded : undefined) ?? [];
  return {
    id: reading.id,
    endpoint: reading.endpoint,
    pass: reading.pass,
    kind: reading.kind,
    outcome: reading.outcome,
    startedAt: notRecorded.includes("startedAt") ? null : reading.startedAt,
    latencyMs: notRecorded.includes("latencyMs") ? null : reading.latencyMs,
    attempts: wasCalled ? reading.attempts : 0,
    requestId: wasCalled ? reading.requestId : null,
    serverTime: wasCalled ? reading.serverTime : null,
    skipReason: reading.outcome === "skipped" ? reading.skipReason : null,
    failure:
      reading.outcome === "failed"
        ? {
            reason: reading.failure.reason,
            errorType: reading.failure.provider?.errorType ?? null,
            errorCode: reading.failure.provider?.errorCode ?? null,
            httpStatus: reading.failure.httpStatus ?? reading.failure.provider?.httpStatus ?? null,
            errorMessage: masked(reading.failure.provider?.errorMessage ?? null),
            ...given({ errorCodeReason: reading.failure.provider?.errorCodeReason }),
          }
        : null,
    notRecorded,
    ...(wasCalled && given({ guessed: reading.guessed })),
    sent: (wasCalled ? reading.sent : undefined) ?? null,
    accounts: reading.accounts.map(({ accountId, balances }) => {
      const known = names.get(accountId);
      const { available, current, limit } = balances;
      const { earliest, latest } = asOfs(reading, accountId);
      return {
        accountId,
        name: known?.name ?? null,
        mask: known?.mask ?? null,
        type: known?.type ?? null,
        subtype: known?.subtype ?? null,
        ...(available !== undefined && { available }),
        ...(current !== undefined && { current }),
        ...(limit !== undefined && { limit }),
        currency: currencyOf(balances),
        ...given({
          isoCurrencyCode: balances.isoCurrencyCode,
          unofficialCurrencyCode: balances.unofficialCurrencyCode,
          officialName: known?.officialName,
          lastUpdatedDatetime: balances.lastUpdatedDatetime,
          marginLoanAmount: balances.marginLoanAmount,
        }),
        age: ages(reading, accountId),
        asOf: { earliest, latest },
      };
    }),
    ...(wasCalled && told(reading, withTiming)),
  };
}

/**
 * The parts of a reading besides its accounts. The address of a webhook may hold a key and no finding depends on it, so
 * it is left out.
 */
function told(reading: Exclude<Reading, { outcome: "skipped" }>, withTiming: boolean) {
  const { startedMonotonicMs, phases, connection, hostBusy } = reading.timing;
  const facts: Partial<Pick<OkReading, "item" | "signal" | "transactions">> = reading.outcome === "ok" ? reading : {};
  return given({
    item: facts.item && {
      ...facts.item,
      webhook: null,
      error: facts.item.error && { ...facts.item.error, errorMessage: redact(facts.item.error.errorMessage, []) },
    },
    signal: facts.signal,
    transactions: facts.transactions,
    timing: withTiming ? { startedMonotonicMs, phases, connection, hostBusy } : undefined,
    retries: reading.retries,
  });
}

function masked(text: string | null): string | null {
  return text === null ? null : redact(text, []);
}

function documentShown(shown: BankShown, comparison: Comparison, names: Names): DocumentBankShown {
  const { accountId, available, current, seenAt } = shown;
  const known = names.get(accountId);
  const span = seenSpan(shown);
  return {
    accountId,
    name: known?.name ?? null,
    mask: known?.mask ?? null,
    ...(available !== null && { available }),
    ...(current !== null && { current }),
    currency: currencyOf(currencyShownOf(comparison, accountId)),
    seenAt,
    asOf: { earliest: new Date(span.from).toISOString(), latest: new Date(span.to).toISOString() },
  };
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The fields without those that are undefined: absent and null are different things. */
function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

type Names = ReadonlyMap<string, ReturnType<typeof accountsOf>[number]>;

/**
 * The document of a comparison. It contains no token, no account number and no name of a person. Two runs with the same
 * seed and clock give the same document except for measured times. `withTiming` adds the timing of each call, for an
 * export that is opened again.
 */
export function comparisonDocument(
  comparison: Comparison,
  { withTiming = false }: { readonly withTiming?: boolean } = {},
): ComparisonDocument {
  const { item } = comparison;
  const names: Names = new Map(accountsOf(comparison).map((account) => [account.accountId, account]));
  const ground: Ground = { names, ages: agesOf(comparison), asOfs: asOfsOf(comparison), withTiming };
  return {
    schemaVersion: 2,
    id: comparison.id,
    item: {
      itemId: item.itemId,
      institutionId: item.institutionId,
      institutionName: item.institutionName,
      products: item.products,
      scenario: item.scenario ?? null,
      alias: item.alias ?? null,
    },
    environment: comparison.environment,
    origin: comparison.origin ?? null,
    status: comparison.status,
    startedAt: comparison.startedAt,
    wallMs: comparison.wallMs,
    lastOwnRealTimeAt: comparison.lastOwnRealTimeAt,
    plan: comparison.plan,
    readings: comparison.readings.map((reading) => documentReading(reading, ground)),
    ...(comparison.bankShows !== undefined && {
      bankShows: comparison.bankShows.map((shown) => documentShown(shown, comparison, names)),
    }),
    ...given({ institutionStatus: comparison.institutionStatus }),
    findings: findingsOf(comparison).map((finding) => ({
      id: finding.id,
      code: finding.code,
      explains: finding.explains ?? null,
      about: finding.about ?? null,
      certainty: finding.certainty,
      severity: finding.severity,
      accountIds: finding.accountIds,
      readings: finding.readings,
      evidence: finding.evidence,
      window: finding.window ?? null,
      cachedMinusRealTime: finding.cachedMinusRealTime ?? null,
      change: finding.change ?? null,
      split: finding.split ?? null,
      residue: finding.residue ?? null,
      advice: finding.advice,
      settledBy: finding.settledBy ?? null,
      docUrl: finding.docUrl,
    })),
  };
}
