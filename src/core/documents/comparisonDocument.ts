import { type AgeLookup, ageLookup } from "../age/ageLookup.ts";
import { type AsOfLookup, asOfLookup } from "../age/asOf.ts";
import { findingsOf } from "../causes/findingsOf.ts";
import { currencyShownOf, seenSpan } from "../comparison/bankShown.ts";
import type { BankShown, Comparison } from "../comparison/comparison.ts";
import { accountsOf } from "../item/accountsOf.ts";
import { redact } from "../masking/redact.ts";
import { currencyOf } from "../reading/balances.ts";
import type { OkReading, Reading } from "../reading/reading.ts";
import type { ComparisonDocument, DocumentBankShown, DocumentReading } from "./documentFields.ts";

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
    ...(wasCalled &&
      given({
        isAnswerTime: reading.isAnswerTime,
        timeResolutionMs: reading.timeResolutionMs,
        guessed: reading.guessed,
      })),
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
    ...(wasCalled && otherParts(reading, withTiming)),
  };
}

/**
 * The parts of a reading besides its accounts. The address of a webhook may hold a key and no finding depends on it, so
 * it is left out.
 */
function otherParts(reading: Exclude<Reading, { outcome: "skipped" }>, withTiming: boolean) {
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
  const ground: Ground = { names, ages: ageLookup(comparison), asOfs: asOfLookup(comparison), withTiming };
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
