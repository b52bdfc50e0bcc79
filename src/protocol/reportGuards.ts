import type { Guards } from "./channel.ts";
import { isNull, isOneOf, isRecord } from "./envelope.ts";
import {
  type Report,
  type ReportAction,
  type ReportHostEnd,
  type ReportPageEnd,
  reportActions,
  reportKinds,
} from "./reports.ts";

/** What the host lets through from the page of a report. */
export const reportHostGuards: Guards<ReportHostEnd> = {
  requests: { "report/ready": isNull, "report/act": hasAction, "report/open": hasRow },
  replies: {},
  events: {},
};

/** What the page lets through. The host is trusted with the content, so this checks shape, not every field. */
export const reportPageGuards: Guards<ReportPageEnd> = {
  requests: {},
  replies: { "report/ready": isReport, "report/act": isNull, "report/open": isNull },
  events: { "report/shown": isReport, "report/changed": isReport },
};

function hasAction(value: unknown): value is { readonly action: ReportAction } {
  return isRecord(value) && isOneOf(reportActions, value.action);
}

function hasRow(value: unknown): value is { readonly row: string } {
  return isRecord(value) && typeof value.row === "string" && value.row !== "";
}

function isReport(value: unknown): value is Report {
  return isRecord(value) && isHead(value.head) && Array.isArray(value.rows) && value.rows.every(isRow);
}

function isHead(value: unknown): boolean {
  if (!isRecord(value) || !isOneOf(reportKinds, value.kind) || !isRecord(value.labels)) return false;
  const { title, about, subject, sentences, columns, sections, buttons, progress, sorting } = value;
  const texts = [title, about, subject];
  const lists = [sentences, columns, sections, buttons];
  return (
    texts.every((text) => typeof text === "string") &&
    lists.every((list) => Array.isArray(list)) &&
    (progress === null || isRecord(progress)) &&
    (sorting === null || isRecord(sorting))
  );
}

function isRow(value: unknown): boolean {
  return isRecord(value) && typeof value.key === "string" && Array.isArray(value.cells) && value.cells.every(isRecord);
}
