import { isObject } from "../../extract/json.ts";
import { readLiteral } from "../scan/readLiteral.ts";
import { endpointNamedIn, type NamedEndpoint, surest } from "./hintsIn.ts";
import { failedLine, lineTime, unescaped, withoutValues } from "./lineTime.ts";
import { aboutResponse, callById, idsIn, idWindow, mostCharacters } from "./requestById.ts";
import { isSent, keptSent } from "./requestIn.ts";
import { type CallTime, msIn, type WrapperHints } from "./wrapperHints.ts";
import { timeIn, type WrittenTime } from "./writtenTime.ts";

/** The place of a value in its text. */
export interface ValuePlace {
  readonly start: number;
  readonly end: number;
  /** The end of the previous response: the text before it belongs to another call. */
  readonly floor: number;
  readonly lineStart: number;
}

/** What the lines of a text tell of a response's call. */
export interface LineContext {
  readonly hints: WrapperHints;
  /** The endpoint in an earlier line, which may be about another call: a guess. */
  readonly near: NamedEndpoint | null;
}

const mostLines = 40;
const mostNeighbours = 16;
/** How much text before a value has to stay in memory, in characters. */
export const contextLength = idWindow + mostCharacters;
/** A line that introduces what follows: a heading, or the first line of a request. */
const heading = /^\s*(?:#{1,6}\s|[$>]|curl\b|(?:POST|GET)\b|-->|[`*/])/;
const otherDates = /^[<>*|\s]*(?:last-modified|expires)\b/i;
/** The end of another statement of a program, such as the headers of the mock before. */
const statementEnd = /^\s*[}\])]+;\s*$/;
/** A line of JSON from a logger: a record of its own, about another moment or another call. */
const recordField = /"(?:level|severity|time|@?timestamp|ts|@t|msg|message|event)"\s*:/;
const dateHeader = /^(?:[<>*|\s]|header:)*date\s*:/i;
/**
 * A span of Rust's tracing, and other ways to print a call as its name and fields: `plaid{endpoint="/accounts/get"}`.
 */
const namedFields = /\w\{(?=[\w.]+=)([^{}]{1,1000})\}/;

/**
 * Finds what the line of a value tells of its call, and the lines above that belong to it: the same log record, the
 * heading of a block, the request in a transcript. A line with a time of its own is another record, and counts only
 * where it names the same call. `callIds` and `recordNamed` are the IDs and the endpoint in the value's own record;
 * `before` is the time that a container wrote before its line.
 */
export function lineContext(
  text: string,
  place: ValuePlace,
  { callIds, recordNamed }: { readonly callIds: readonly string[]; readonly recordNamed: NamedEndpoint | null },
  before: WrittenTime | null = null,
): LineContext {
  const { lineStart } = place;
  const own = ownText(text, lineStart, place);
  const outside = withoutValues(own);
  const named =
    endpointNamedIn(unescaped(outside)) ??
    endpointNamedIn(unescaped(textAfter(text, place))) ??
    endpointNamedIn(unescaped(namedFields.exec(own)?.[1] ?? ""));
  const when =
    lineTime(outside) ?? (place.floor > lineStart ? timeIn(text.slice(lineStart, lineStart + 200)) : null) ?? before;
  const above = isComplete(text, lineStart, place.floor, named !== null && when !== null)
    ? []
    : linesAbove(text, lineStart, place.floor);
  const isOfRecord = when === null && callIds.length === 0;
  const found = isOfRecord ? recordAbove(above, named) : { named: null, when: null, isFar: false, latencyMs: null };
  const isUnnamed = named === null && found.named === null;
  const ownIds = [...callIds, ...idsIn(outside)];
  const shared = callById(text, lineStart, ownIds, recordNamed ?? named ?? found.named);
  const neighbour = isUnnamed && shared === null ? neighbourAbove(above, ownIds) : null;
  const byId = shared?.isSure === true ? shared.named : null;
  const certain = surest([named, found.isFar ? null : found.named, byId]);
  const near = certain === null ? (found.named ?? shared?.named ?? neighbour) : null;
  return {
    near,
    hints: {
      named: certain,
      when: when === null ? found.when : { ...when, of: "answer" },
      requestAt: shared?.at ?? null,
      serverTime: rawDateAfter(text, place),
      latencyMs: msIn(outside) ?? found.latencyMs,
      httpStatus: statusIn(outside),
      request: requestNear({ own, above, ids: ownIds }, certain ?? near, shared?.isSure === true ? shared.line : null),
      callIds,
    },
  };
}

const sentWords = /account_id|access_token|client_id|min_last_updated|ruleset_key|cursor|start_date/;

/** True where the lines above have nothing to add: the line itself tells all, and they contain no request. */
function isComplete(text: string, lineStart: number, floor: number, hasOwn: boolean): boolean {
  return hasOwn && !sentWords.test(text.slice(Math.max(floor, lineStart - mostCharacters), lineStart));
}

/** The text of the line before the value, from the end of the previous response in it. */
function ownText(text: string, lineStart: number, { start, floor }: ValuePlace): string {
  const from = Math.max(lineStart, floor);
  if (start - from <= mostCharacters) return text.slice(from, start);
  return `${text.slice(from, from + 400)} ${text.slice(start - mostCharacters + 400, start)}`;
}

/** The text of the line after the value, up to the next value. */
function textAfter(text: string, { end }: ValuePlace): string {
  const [rest = ""] = text.slice(end, end + 300).split("\n", 1);
  return /[{[]/.test(rest) ? "" : rest;
}

/**
 * The headers in nock's recordings in JavaScript: `.reply(200, {…}, ["Date", "Sun, 01 Mar 2026 12:00:00 GMT", …])`, an
 * object of headers since its version 14.
 */
const rawHeaders = /^\s*,\s*(?:\[([^\]]{1,4000})\]|\{([^}]{1,4000})\})/;
const rawDate = /["']?\bdate["']?\s*[,:]\s*["']([^"']{20,40})["']/i;

function rawDateAfter(text: string, { end }: ValuePlace): string | null {
  if (!/[,\s]/.test(text[end] ?? "")) return null;
  const [, list, object] = rawHeaders.exec(text.slice(end, end + 4100)) ?? [];
  const written = rawDate.exec(list ?? object ?? "")?.[1];
  const when = written === undefined ? null : timeIn(written);
  return when?.isZoned === true ? when.at : null;
}

/** A status, and no time or size: `-> 412 ms`. */
const status =
  /(?:HTTP\/[\d.]+|status(?:[ _]?code)?["']?\s*[:=]?|->|<--|=>)\s*([1-5]\d\d)\b(?!\.\d|\s?(?:[mµu]?s|sec|bytes)\b)/i;

function statusIn(line: string): number | null {
  const found = status.exec(line)?.[1];
  return found === undefined ? null : Number(found);
}

/** The lines above, the nearest first, down to the previous response. */
function linesAbove(text: string, lineStart: number, floor: number): readonly string[] {
  const from = Math.max(floor, lineStart - mostCharacters);
  if (lineStart <= from) return [];
  const lines = text
    .slice(from, lineStart - 1)
    .split("\n")
    .reverse();
  return lines.slice(0, mostLines).map(unescaped);
}

/** What the lines of the same record tell, up to the one with a time, which begins the record. */
function recordAbove(above: readonly string[], own: NamedEndpoint | null) {
  let named: NamedEndpoint | null = null;
  let when: CallTime | null = null;
  let inked = 0;
  let isFar = false;
  let latencyMs: number | null = null;
  for (const [place, line] of above.entries()) {
    if (line.trim() === "") continue;
    if (statementEnd.test(line) || isJsonRecord(line)) break;
    inked += 1;
    if (otherDates.test(line)) continue;
    const outside = withoutValues(line);
    const lineWhen = lineTime(outside);
    const lineNamed = endpointNamedIn(outside) ?? endpointNamedIn(line);
    const isOther = failedLine.test(line) || isAnotherCall(lineNamed, own ?? named);
    if (named === null && own === null && lineNamed !== null && !isOther) {
      named = lineNamed;
      isFar = (inked > 12 || line.trimEnd().endsWith(";")) && !heading.test(line);
    }
    if (lineNamed !== null && !isOther) latencyMs ??= msIn(outside);
    if (lineWhen === null) continue;
    if (rails.test(line) && isOneOfSeveral(above.slice(place + 1))) break;
    if (!isOther || lineNamed === null) {
      const isOfAnswer = dateHeader.test(line) || aboutResponse.test(line);
      when ??= { ...lineWhen, of: isOfAnswer ? "answer" : lineNamed === null ? "either" : "request" };
    }
    if (!dateHeader.test(line)) break;
  }
  return { named, when, isFar, latencyMs };
}

/** The line with which Rails begins to log a request to the app, and the one with which it ends. */
const rails = /^\s*Started [A-Z]+ "/;
const railsEnd = /^\s*Completed \d{3} /;

/** True where a request to the app that began in these lines, the nearest first, goes on: which of them a response belongs to is not known. */
function isOneOfSeveral(lines: readonly string[]): boolean {
  let ended = 0;
  for (const line of lines) {
    if (railsEnd.test(line)) ended += 1;
    else if (rails.test(line)) {
      if (ended === 0) return true;
      ended -= 1;
    }
  }
  return false;
}

function isJsonRecord(line: string): boolean {
  return line.startsWith("{") && line.trimEnd().endsWith("}") && recordField.test(line);
}

function isAnotherCall(one: NamedEndpoint | null, other: NamedEndpoint | null): boolean {
  if (one === null || other === null) return false;
  return one.kind !== "read" || other.kind !== "read" || one.endpoint !== other.endpoint;
}

/** The nearest earlier record that names an endpoint and may be about this call: one with other IDs is not. */
function neighbourAbove(above: readonly string[], ids: readonly string[]): NamedEndpoint | null {
  for (const line of above.slice(0, mostNeighbours)) {
    const named = failedLine.test(line) ? null : endpointNamedIn(line);
    if (named !== null && !isOfOtherId(line, ids)) return named;
  }
  return null;
}

/** True where both have IDs, and none in common: another call. */
function isOfOtherId(line: string, ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  const others = idsIn(line);
  return others.length > 0 && !others.some((id) => ids.includes(id));
}

/**
 * The request of a response: in the same line before it, in the line with its ID, or in the lines above about its
 * endpoint.
 */
function requestNear(
  { own, above, ids }: { readonly own: string; readonly above: readonly string[]; readonly ids: readonly string[] },
  named: NamedEndpoint | null,
  shared: string | null,
): WrapperHints["request"] {
  const close = sentIn(own) ?? (shared === null ? null : sentIn(shared));
  if (close !== null) return { name: "", ...close };
  if (named === null) return null;
  for (const [index, line] of above.entries()) {
    if (isOfOtherId(line, ids)) continue;
    const each = endpointNamedIn(withoutValues(line)) ?? endpointNamedIn(line);
    if (each === null || failedLine.test(line)) continue;
    if (isAnotherCall(each, named)) return null;
    const sent = sentIn(
      above
        .slice(0, index + 1)
        .reverse()
        .join("\n"),
    );
    if (sent !== null) return { name: "", ...sent };
  }
  return null;
}

function sentIn(text: string): ReturnType<typeof keptSent> | null {
  for (let at = text.indexOf("{"), tries = 0; at >= 0 && tries < 8; at = text.indexOf("{", at), tries += 1) {
    const read = readLiteral(text, at);
    if (read.ok && isObject(read.value)) {
      const sent = isSent(read.value)
        ? read.value
        : Object.values(read.value).find((each) => isObject(each) && isSent(each));
      if (isObject(sent)) return keptSent(sent);
    }
    at = read.ok ? read.end : read.resume;
  }
  return null;
}
