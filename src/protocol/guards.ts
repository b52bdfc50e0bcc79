import { type EndpointPath, endpointPaths } from "../core/endpoint/endpoint.ts";
import { type FailureReason, failureReasons } from "../core/failure/errors.ts";
import { type SnippetLanguage, snippetLanguages } from "../core/snippetLanguage.ts";
import type { Guards, HostEnd, PageEnd } from "./channel.ts";
import { isNull, isOneOf, isRecord } from "./envelope.ts";
import { isFindingsText } from "./findingsText.ts";
import {
  type EvaluationRepeat,
  evaluationRepeats,
  type LocalChoice,
  localChoices,
  type PanelSnapshot,
  type TicketReader,
  ticketReaders,
} from "./messages.ts";
import { hasAccountAndMoment, hasMoment, isScrubbedMoment, isTime, isTimelineOrNull } from "./timelineGuards.ts";

/** Guards of the messages from the page: each payload is `unknown` until its guard has passed it. */
export const hostGuards: Guards<HostEnd> = {
  requests: {
    "panel/shown": isNull,
    "panel/ready": isNull,
    "comparison/run": isNull,
    "endpoint/fetch": hasEndpoint,
    "clock/advance": hasSeconds,
    "clock/toNextRefresh": isNull,
    "plan/show": isNull,
    "local/change": hasLocalChoice,
    "comparison/cancel": isNull,
    "evaluation/again": hasEvaluationRepeat,
    "comparison/retryFailed": hasReadingIds,
    "bank/enter": hasAccountId,
    "failure/act": hasFailure,
    "reading/open": hasReadingId,
    "reading/diff": hasTwoReadingIds,
    "reading/copyRequestId": hasReadingId,
    "reading/copyAs": hasReadingAndLanguage,
    "finding/openDocs": hasIndex,
    "finding/copy": hasIndexAndReader,
    "endpoint/openDocs": hasEndpoint,
    "repeat/again": isNull,
    "repeat/copy": isNull,
    "log/show": isNull,
    "timeline/get": hasAccountId,
    "timeline/scrub": hasAccountAndMoment,
    "timeline/setClock": hasMoment,
    "timeline/open": hasAccountId,
  },
  replies: {},
  events: {},
};

/** Guards of the messages from the host, whose content is trusted: they check the shape, not every field. */
export const pageGuards: Guards<PageEnd> = {
  requests: {},
  replies: {
    "panel/shown": isNull,
    "panel/ready": isPanelSnapshot,
    "comparison/run": isNull,
    "endpoint/fetch": isNull,
    "clock/advance": isNull,
    "clock/toNextRefresh": isNull,
    "plan/show": isNull,
    "local/change": isNull,
    "comparison/cancel": isNull,
    "evaluation/again": isNull,
    "comparison/retryFailed": isNull,
    "bank/enter": isNull,
    "failure/act": isNull,
    "reading/open": isNull,
    "reading/diff": isNull,
    "reading/copyRequestId": isNull,
    "reading/copyAs": isNull,
    "finding/openDocs": isNull,
    "finding/copy": isNull,
    "endpoint/openDocs": isNull,
    "repeat/again": isNull,
    "repeat/copy": isNull,
    "log/show": isNull,
    "timeline/get": isTimelineOrNull,
    "timeline/scrub": isScrubbedMoment,
    "timeline/setClock": isNull,
    "timeline/open": isNull,
  },
  events: { "panel/snapshot": isPanelSnapshot },
};

function hasAccountId(value: unknown): value is { readonly accountId: string | null } {
  return isRecord(value) && (value.accountId === null || typeof value.accountId === "string");
}

function hasReadingId(value: unknown): value is { readonly readingId: string } {
  return isRecord(value) && typeof value.readingId === "string" && value.readingId !== "";
}

function hasReadingIds(value: unknown): value is { readonly readingIds: readonly string[] | null } {
  if (!isRecord(value)) return false;
  const { readingIds } = value;
  return readingIds === null || (Array.isArray(readingIds) && readingIds.every((id) => typeof id === "string"));
}

function hasTwoReadingIds(value: unknown): value is { readonly readingId: string; readonly otherReadingId: string } {
  return isRecord(value) && typeof value.otherReadingId === "string" && hasReadingId(value);
}

function hasReadingAndLanguage(
  value: unknown,
): value is { readonly readingId: string; readonly language: SnippetLanguage } {
  return isRecord(value) && isOneOf(snippetLanguages, value.language) && hasReadingId(value);
}

function hasEvaluationRepeat(value: unknown): value is { readonly readingId: string; readonly how: EvaluationRepeat } {
  return isRecord(value) && isOneOf(evaluationRepeats, value.how) && hasReadingId(value);
}

function hasLocalChoice(value: unknown): value is { readonly what: LocalChoice } {
  return isRecord(value) && isOneOf(localChoices, value.what);
}

function hasFailure(value: unknown): value is { readonly reason: FailureReason; readonly readingId: string | null } {
  if (!isRecord(value) || !isOneOf(failureReasons, value.reason)) return false;
  return value.readingId === null || hasReadingId(value);
}

/** Moves forward alone, by a year at most. */
function hasSeconds(value: unknown): value is { readonly seconds: number } {
  if (!isRecord(value) || typeof value.seconds !== "number") return false;
  return Number.isSafeInteger(value.seconds) && value.seconds > 0 && value.seconds <= 366 * 86_400;
}

function hasIndex(value: unknown): value is { readonly index: number } {
  return isRecord(value) && typeof value.index === "number" && Number.isSafeInteger(value.index) && value.index >= 0;
}

function hasIndexAndReader(value: unknown): value is { readonly index: number; readonly reader: TicketReader } {
  return isRecord(value) && isOneOf(ticketReaders, value.reader) && hasIndex(value);
}

function hasEndpoint(value: unknown): value is { readonly endpoint: EndpointPath } {
  return isRecord(value) && isOneOf(endpointPaths, value.endpoint);
}

function isPanelSnapshot(value: unknown): value is PanelSnapshot {
  return (
    isRecord(value) &&
    (value.itemId === undefined || typeof value.itemId === "string") &&
    (value.item == null || isRecord(value.item)) &&
    typeof value.locale === "string" &&
    (value.localNow === undefined || value.localNow === null || typeof value.localNow === "string") &&
    (value.local == null || isLocalFacts(value.local)) &&
    (value.planned == null || (isRecord(value.planned) && Array.isArray(value.planned.steps))) &&
    (value.responses === undefined || isRecord(value.responses)) &&
    (value.repeat == null || isRepeatedCall(value.repeat)) &&
    isRecord(value.messages) &&
    Array.isArray(value.inFlight) &&
    isFindingsText(value.findings) &&
    (value.failure === null || isRecord(value.failure)) &&
    (value.comparison === null || isComparison(value.comparison))
  );
}

function isLocalFacts(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.latency === "string" &&
    (value.nextRefreshAt === null || isTime(value.nextRefreshAt))
  );
}

function isRepeatedCall(value: unknown): boolean {
  return hasEndpoint(value) && Array.isArray(Reflect.get(value, "readings"));
}

function isComparison(value: unknown): boolean {
  return (
    isRecord(value) &&
    value.schemaVersion === 2 &&
    typeof value.id === "string" &&
    isRecord(value.item) &&
    isRecord(value.plan) &&
    Array.isArray(value.plan.steps) &&
    Array.isArray(value.readings) &&
    value.readings.every((reading) => isRecord(reading) && Array.isArray(reading.accounts))
  );
}
