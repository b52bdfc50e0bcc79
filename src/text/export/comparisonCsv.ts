import { ageLookup } from "../../core/age/ageLookup.ts";
import { findingsOf } from "../../core/causes/findingsOf.ts";
import { bankShownId } from "../../core/comparison/bankShown.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { defaultBaseline } from "../../core/comparison/differenceFrom.ts";
import { type FieldCell, type Matrix, type MatrixCell, matrixOf } from "../../core/comparison/matrix.ts";
import type { Finding } from "../../core/findings/finding.ts";
import type { KnownAccount } from "../../core/item/accountsOf.ts";
import { redact } from "../../core/masking/redact.ts";
import { oncePer } from "../../core/oncePer.ts";
import { currencyOf } from "../../core/reading/balances.ts";
import type { Reading } from "../../core/reading/reading.ts";
import { type CsvValue, csvRecord } from "./csvRecord.ts";

/**
 * The columns of the file. Names and order are a contract with programs that read it: none is renamed or moved.
 * Differences are cached or evaluated minus the real-time response that it is compared with, the next that shows the account;
 * of a real-time call, that call minus the first of them.
 */
export const csvColumns = [
  "account_id",
  "account_name",
  "mask",
  "type",
  "subtype",
  "step",
  "endpoint",
  "kind",
  "state",
  "available",
  "current",
  "limit",
  "currency",
  "available_difference",
  "current_difference",
  "age_ms",
  "age_known_by",
  "as_of",
  "started_at",
  "latency_ms",
  "request_id",
  "error_code",
  "findings",
  "environment",
  "decision",
  "ruleset_key",
  "custom_action_key",
  "internal_note",
  "customer_initiated_return_risk",
  "bank_initiated_return_risk",
  "warnings",
  "core_attributes",
] as const;

/**
 * A comparison as CSV (RFC 4180, UTF-8): one record per account and call that can contain balances, in the order of
 * the calls. Times are ISO 8601; amounts have a decimal point and no currency sign. A balance returned as null is
 * `null`, one not returned is empty; `state` gives the reason. `core_attributes` is a JSON object. Balances that a person read at the bank come last, one
 * record per account, with step and kind `bank-shows` and state `entered`.
 */
export function comparisonCsv(comparison: Comparison): string {
  const matrix = matrixOf(comparison, defaultBaseline(comparison));
  const ages = ageLookup(comparison);
  const findings = findingsOf(comparison);
  const aboutOf = aboutEach(findings);
  const records = matrix.columns.flatMap((reading, column) =>
    matrix.rows.map(({ account, cells }): readonly CsvValue[] => {
      const cell = cells[column];
      const age = cell?.balances == null ? null : ages(reading, account.accountId);
      return [
        ...identityOf(account),
        reading.pass,
        reading.endpoint,
        reading.kind,
        stateOf(cell),
        ...numbersOf(cell),
        age?.ageMs ?? null,
        age?.provenance ?? null,
        age?.asOf ?? null,
        ...callOf(reading),
        codesOf(aboutOf(reading.id).get(account.accountId) ?? []),
        placeOf(comparison),
        ...decisionOf(reading, account.accountId),
      ];
    }),
  );
  return redact([csvColumns, ...records, ...bankRecords(comparison, matrix, findings)].map(csvRecord).join(""), []);
}

/** Finds the findings that name a response, by the account they are about: a log has thousands of both. */
function aboutEach(findings: readonly Finding[]): (readingId: string) => ReadonlyMap<string, readonly Finding[]> {
  const byReading = oncePer((_readingId: string) => new Map<string, Finding[]>());
  for (const finding of findings) {
    for (const readingId of finding.readings) {
      const ofReading = byReading(readingId);
      for (const accountId of finding.accountIds) {
        const known = ofReading.get(accountId);
        if (known === undefined) ofReading.set(accountId, [finding]);
        else known.push(finding);
      }
    }
  }
  return byReading;
}

/** The balances that a person read at the bank: no call, so its columns are empty. `as_of` is when they were read. */
function bankRecords(
  comparison: Comparison,
  { rows }: Matrix,
  findings: readonly Finding[],
): readonly (readonly CsvValue[])[] {
  return rows.flatMap(({ account, bankShows: cell }) => {
    const entered = comparison.bankShows?.find(({ accountId }) => accountId === account.accountId);
    if (cell === null || entered === undefined) return [];
    const about = findings.filter(
      ({ accountIds, evidence }) =>
        accountIds.includes(account.accountId) && evidence.some(({ readingId }) => readingId === bankShownId),
    );
    return [
      [
        ...identityOf(account),
        bankShownId,
        null,
        bankShownId,
        "entered",
        ...numbersOf(cell),
        null,
        "entered",
        entered.seenAt,
        ...[null, null, null, null],
        codesOf(about),
        placeOf(comparison),
        ...noDecision,
      ],
    ];
  });
}

function identityOf({ accountId, name, mask, type, subtype }: KnownAccount): readonly CsvValue[] {
  return [accountId, name ?? null, mask ?? null, type ?? null, subtype ?? null];
}

/** The columns from `available` to `current_difference`. */
function numbersOf(cell: MatrixCell | undefined): readonly CsvValue[] {
  return [
    numberOf(cell?.available),
    numberOf(cell?.current),
    numberOf(cell?.limit),
    cell?.balances == null ? null : currencyOf(cell.balances),
    differenceOf(cell, "available"),
    differenceOf(cell, "current"),
  ];
}

function codesOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ code }) => code))].join(" ");
}

const noDecision: readonly CsvValue[] = [null, null, null, null, null, null, null, null];

/** The columns from `decision` on: what an evaluation returned for its account. */
function decisionOf(reading: Reading, accountId: string): readonly CsvValue[] {
  if (reading.outcome !== "ok" || reading.signal?.accountId !== accountId) return noDecision;
  const { result, rulesetKey, triggeredRuleDetails: rule, scores, warnings, coreAttributes } = reading.signal;
  return [
    result,
    rulesetKey,
    rule?.customActionKey ?? null,
    rule?.internalNote ?? null,
    scores?.customerInitiatedReturnRisk?.score ?? null,
    scores?.bankInitiatedReturnRisk?.score ?? null,
    warnings.join(" "),
    coreAttributes === undefined ? null : JSON.stringify(coreAttributes),
  ];
}

function placeOf({ origin, environment }: Comparison): string {
  return origin === "saved" ? "saved" : environment;
}

function stateOf(cell: MatrixCell | undefined): string {
  if (cell === undefined) return "";
  if (cell.balances !== null) return "answered";
  const { available } = cell;
  return available.kind === "skipped" ? `skipped: ${available.reason}` : available.kind;
}

function numberOf(cell: FieldCell | undefined): CsvValue {
  if (cell?.kind === "number") return cell.value;
  return cell?.kind === "null" ? "null" : null;
}

function differenceOf(cell: MatrixCell | undefined, field: "available" | "current"): CsvValue {
  const difference = cell?.difference[field];
  if (difference?.kind === "differs") return difference.value;
  return difference?.kind === "same" ? 0 : null;
}

function callOf(reading: Reading): readonly CsvValue[] {
  if (reading.outcome === "skipped") return [null, null, null, null];
  const notRecorded = reading.notRecorded ?? [];
  return [
    notRecorded.includes("startedAt") ? null : reading.startedAt,
    notRecorded.includes("latencyMs") ? null : reading.latencyMs,
    reading.requestId,
    reading.outcome === "failed" ? (reading.failure.provider?.errorCode ?? reading.failure.reason) : null,
  ];
}
