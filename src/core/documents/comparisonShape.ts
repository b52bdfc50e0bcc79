import type { BankShown, Comparison } from "../comparison/comparison.ts";
import { type ConnectionStatus, connectionParts, type InstitutionStatus } from "../item/institutionStatus.ts";
import type { KeptComparison } from "./earlierComparison.ts";
import { environment, isItemSummary } from "./itemShape.ts";
import { planShape } from "./planShape.ts";
import { readingShape } from "./readingShape.ts";
import { isKnownVersion } from "./schemaVersion.ts";
import { instant, list, nullable, number, oneOf, optional, record, text } from "./shape.ts";

const bankShown = record<BankShown>({
  accountId: text,
  available: nullable(number),
  current: nullable(number),
  seenAt: instant,
});

const institutionStatus = record<InstitutionStatus>({
  institutionId: text,
  toldAt: nullable(instant),
  parts: list(
    record<ConnectionStatus>({
      part: oneOf(connectionParts),
      status: nullable(text),
      refreshInterval: nullable(text),
      lastStatusChange: nullable(instant),
    }),
  ),
});

const isOfShape = record<Comparison>({
  schemaVersion: isKnownVersion,
  id: text,
  item: isItemSummary,
  environment,
  plan: planShape,
  status: oneOf(["running", "complete", "cancelled"]),
  startedAt: instant,
  wallMs: nullable(number),
  readings: list(readingShape),
  bankShows: optional(list(bankShown)),
  institutionStatus: optional(institutionStatus),
  lastOwnRealTimeAt: nullable(instant),
  origin: optional(oneOf(["saved"])),
});

/**
 * True for a comparison that this or an earlier version kept: each field has its type, each name is of its closed set,
 * each time is valid, so every reader of comparisons can use it.
 */
export function isKeptComparison(value: unknown): value is KeptComparison {
  return isOfShape(value);
}
