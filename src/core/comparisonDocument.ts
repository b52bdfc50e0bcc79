import { accountsOf } from "./accountsOf.ts";
import type { Age } from "./age.ts";
import { type AgeLookup, agesOf } from "./ageOf.ts";
import { currencyOf } from "./balances.ts";
import type { Comparison, ComparisonStatus } from "./comparison.ts";
import type { EndpointPath, ReadingKind } from "./endpoint.ts";
import type { Environment } from "./environment.ts";
import type { FailureReason } from "./errors.ts";
import type { Certainty, EvidenceRef, Severity } from "./finding.ts";
import { findingsOf } from "./findingsOf.ts";
import type { Pass, Reading, SkipReason } from "./reading.ts";

/** One account of one reading in the document. A balance that is absent was not returned; null was returned as null. */
export interface DocumentAccount {
  readonly accountId: string;
  readonly name: string | null;
  readonly mask: string | null;
  readonly type: string | null;
  readonly subtype: string | null;
  readonly available?: number | null;
  readonly current?: number | null;
  readonly limit?: number | null;
  readonly currency: string | null;
  readonly age: Age;
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
  } | null;
  readonly accounts: readonly DocumentAccount[];
}

export interface DocumentFinding {
  readonly code: string;
  readonly certainty: Certainty;
  readonly severity: Severity;
  readonly accountIds: readonly string[];
  readonly readings: readonly string[];
  readonly evidence: readonly EvidenceRef[];
  readonly residue: { readonly value: number; readonly currency: string | null } | null;
  readonly advice: string;
  /** What would make it certain; null when it is. */
  readonly settledBy: string | null;
  readonly docUrl: string;
}

/** The JSON document of a comparison: what the terminal prints, exports write and other programs read. */
export interface ComparisonDocument {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly item: {
    readonly itemId: string;
    readonly institutionId: string | null;
    readonly institutionName: string | null;
    readonly products: readonly string[];
    readonly scenario: string | null;
  };
  readonly environment: Environment;
  readonly status: ComparisonStatus;
  readonly startedAt: string;
  readonly wallMs: number | null;
  readonly readings: readonly DocumentReading[];
  readonly findings: readonly DocumentFinding[];
}

function documentReading(reading: Reading, names: Names, ages: AgeLookup): DocumentReading {
  const wasCalled = reading.outcome !== "skipped";
  return {
    id: reading.id,
    endpoint: reading.endpoint,
    pass: reading.pass,
    kind: reading.kind,
    outcome: reading.outcome,
    startedAt: reading.startedAt,
    latencyMs: reading.latencyMs,
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
          }
        : null,
    accounts: reading.accounts.map(({ accountId, balances }) => {
      const known = names.get(accountId);
      const { available, current, limit } = balances;
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
        age: ages(reading, accountId),
      };
    }),
  };
}

type Names = ReadonlyMap<string, ReturnType<typeof accountsOf>[number]>;

/** The document of a comparison. Carries no token, no account number and no name of a person. */
export function comparisonDocument(comparison: Comparison): ComparisonDocument {
  const { item } = comparison;
  const names: Names = new Map(accountsOf(comparison).map((account) => [account.accountId, account]));
  const ages = agesOf(comparison);
  return {
    schemaVersion: 1,
    id: comparison.id,
    item: {
      itemId: item.itemId,
      institutionId: item.institutionId,
      institutionName: item.institutionName,
      products: item.products,
      scenario: item.scenario ?? null,
    },
    environment: comparison.environment,
    status: comparison.status,
    startedAt: comparison.startedAt,
    wallMs: comparison.wallMs,
    readings: comparison.readings.map((reading) => documentReading(reading, names, ages)),
    findings: findingsOf(comparison).map((finding) => ({
      code: finding.code,
      certainty: finding.certainty,
      severity: finding.severity,
      accountIds: finding.accountIds,
      readings: finding.readings,
      evidence: finding.evidence,
      residue: finding.residue ?? null,
      advice: finding.advice,
      settledBy: finding.settledBy ?? null,
      docUrl: finding.docUrl,
    })),
  };
}
