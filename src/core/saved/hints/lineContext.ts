import { isObject, type JsonObject } from "../../extract/json.ts";
import { maskBody } from "../body/maskBody.ts";
import { readLiteral } from "../scan/readLiteral.ts";
import { endpointNamedIn, type NamedEndpoint } from "./hintsIn.ts";
import { isSent } from "./requestIn.ts";
import { msIn, type WrapperHints } from "./wrapperHints.ts";
import { timeFrom, timeIn, type WrittenTime } from "./writtenTime.ts";

/** The place of a value in its text. */
export interface ValuePlace {
  readonly start: number;
  readonly end: number;
  /** The end of the previous response: the text before it belongs to another call. */
  readonly floor: number;
}

/** What the lines of a text tell of a response's call. */
export interface LineContext {
  readonly hints: WrapperHints;
  /** The endpoint in an earlier line, which may be about another call: a guess. */
  readonly near: NamedEndpoint | null;
}

const mostLines = 40;
const mostNeighbours = 16;
const mostCharacters = 6000;
/** How far back a line with the same ID is looked for, in characters; calls side by side are near each other. */
const idWindow = 32_768;
/** How much text before a value has to stay in memory, in characters. */
export const contextLength = idWindow + mostCharacters;
/** A call that ended without a response: the response below is another call's. */
const failedLine = /\btimed?[ -]?out\b|ETIMEDOUT|ECONN\w+|refused|socket hang up|abort(?:ed|ing)|\bfail(?:ed|ure)\b/i;
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
 * where it names the same call. `callIds` are the IDs in the value's own record; `before` is the time that a container
 * wrote before its line.
 */
export function lineContext(
  text: string,
  place: ValuePlace,
  callIds: readonly string[] = [],
  before: WrittenTime | null = null,
): LineContext {
  const lineStart = text.lastIndexOf("\n", place.start - 1) + 1;
  const own = ownText(text, lineStart, place);
  const outside = withoutValues(own);
  const named =
    endpointNamedIn(unescaped(outside)) ??
    endpointNamedIn(unescaped(textAfter(text, place))) ??
    endpointNamedIn(unescaped(namedFields.exec(own)?.[1] ?? ""));
  const when =
    timeIn(outside.slice(0, 400)) ??
    epochAtStart(outside) ??
    (place.floor > lineStart ? timeIn(text.slice(lineStart, lineStart + 200)) : null) ??
    before;
  const above = isComplete(text, lineStart, place.floor, named !== null && when !== null)
    ? []
    : linesAbove(text, lineStart, place.floor);
  const isOfRecord = when === null && callIds.length === 0;
  const found = isOfRecord ? recordAbove(above, named) : { named: null, when: null, isFar: false, latencyMs: null };
  const isUnnamed = named === null && found.named === null;
  const ownIds = isUnnamed ? [...callIds, ...idsIn(outside)] : [];
  const shared = isUnnamed ? sharedAbove(text, lineStart, ownIds) : null;
  const neighbour = isUnnamed && shared === null ? neighbourAbove(above, ownIds) : null;
  const certain = named ?? (found.isFar ? null : found.named) ?? shared?.named ?? null;
  const near = certain === null ? (found.named ?? neighbour) : null;
  return {
    near,
    hints: {
      named: certain,
      when: when ?? found.when,
      serverTime: rawDateAfter(text, place),
      latencyMs: msIn(outside) ?? found.latencyMs,
      httpStatus: statusIn(outside),
      request: requestNear(own, above, certain ?? near, shared?.line ?? null),
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
  const lineEnd = text.indexOf("\n", end);
  const rest = text.slice(end, Math.min(lineEnd < 0 ? text.length : lineEnd, end + 300));
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

/** A line without its objects: a request's own times and names are not the line's. */
function withoutValues(line: string): string {
  const first = line.indexOf("{");
  const last = line.lastIndexOf("}");
  return first >= 0 && last > first ? `${line.slice(0, first)} ${line.slice(last + 1)}` : line;
}

/** PHP escapes the slashes of an address with a backslash. */
function unescaped(line: string): string {
  return line.includes("\\/") ? line.replaceAll("\\/", "/") : line;
}

function epochAtStart(line: string): WrittenTime | null {
  const digits = /^\[?(\d{10}(?:\.\d{1,6})?|\d{13})\]?\s/.exec(line)?.[1];
  return digits === undefined ? null : timeFrom(digits);
}

function statusIn(line: string): number | null {
  const found = /(?:HTTP\/[\d.]+|status(?:[ _]?code)?["']?\s*[:=]?|->|<--|=>)\s*([1-5]\d\d)\b/i.exec(line)?.[1];
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
  let when: WrittenTime | null = null;
  let inked = 0;
  let isFar = false;
  let latencyMs: number | null = null;
  for (const line of above) {
    if (line.trim() === "") continue;
    if (statementEnd.test(line) || isJsonRecord(line)) break;
    inked += 1;
    if (otherDates.test(line)) continue;
    const outside = withoutValues(line);
    const lineWhen = timeIn(outside.slice(0, 400)) ?? epochAtStart(outside);
    const lineNamed = endpointNamedIn(outside) ?? endpointNamedIn(line);
    const isOther = failedLine.test(line) || isAnotherCall(lineNamed, own ?? named);
    if (named === null && own === null && lineNamed !== null && !isOther) {
      named = lineNamed;
      isFar = (inked > 12 || line.trimEnd().endsWith(";")) && !heading.test(line);
    }
    if (lineNamed !== null && !isOther) latencyMs ??= msIn(outside);
    if (lineWhen === null) continue;
    if (!isOther || lineNamed === null) when ??= lineWhen;
    if (!dateHeader.test(line)) break;
  }
  return { named, when, isFar, latencyMs };
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
    // Both have IDs, and none in common: another call.
    if (named !== null && (ids.length === 0 || idsIn(line).length === 0)) return named;
  }
  return null;
}

/** The nearest earlier line that shares an ID and names an endpoint, whatever is between. */
function sharedAbove(text: string, lineStart: number, ids: readonly string[]) {
  const from = Math.max(0, lineStart - idWindow);
  const window = text.slice(from, lineStart);
  let best: { readonly named: NamedEndpoint; readonly line: string; readonly at: number } | null = null;
  for (const id of ids.slice(0, 6)) {
    let at = window.lastIndexOf(id);
    for (let tries = 0; at >= 0 && tries < 8; tries += 1) {
      const start = window.lastIndexOf("\n", at) + 1;
      const found = window.indexOf("\n", at);
      const line = unescaped(window.slice(start, Math.min(found < 0 ? window.length : found, start + mostCharacters)));
      const named =
        failedLine.test(line) || !hasWord(line, id)
          ? null
          : (endpointNamedIn(withoutValues(line)) ?? endpointNamedIn(line));
      if (named !== null) {
        if (best === null || start > best.at) best = { named, line, at: start };
        break;
      }
      at = start === 0 ? -1 : window.lastIndexOf(id, start - 1);
    }
  }
  return best;
}

function hasWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    if (!/\w/.test(line[at - 1] ?? "") && !/\w/.test(line[at + word.length] ?? "")) return true;
  }
  return false;
}

/** The IDs that log lines of one call share: `[req-1]`, `[nio-8080-exec-3]`, `request_id=abc`, `"reqId":"req-1"`. */
const idInLine =
  /\[([\w-]*\d[\w-]*)\]|\b(?:re?q(?:uest)?[_-]?id|trace[_-]?id|correlation[_-]?id|cid|rid|span[_-]?id|thread)["']?\s*[:=]\s*["']?([\w-]{1,64})/gi;

function idsIn(line: string): readonly string[] {
  return [...line.matchAll(idInLine)]
    .map(([, bracketed, keyed]) => bracketed ?? keyed ?? "")
    .filter((id) => id.length >= 2 && !/^\d{4}-\d\d-\d\d/.test(id) && !(/^\d+$/.test(id) && id.length < 3));
}

/**
 * The request of a response: in the same line before it, in the line with its ID, or in the lines above about its
 * endpoint.
 */
function requestNear(
  own: string,
  above: readonly string[],
  named: NamedEndpoint | null,
  shared: string | null,
): WrapperHints["request"] {
  const close = sentIn(own) ?? (shared === null ? null : sentIn(shared));
  if (close !== null) return { name: "", body: close };
  if (named === null || shared !== null) return null;
  for (const [index, line] of above.entries()) {
    const each = endpointNamedIn(withoutValues(line)) ?? endpointNamedIn(line);
    if (each === null || failedLine.test(line)) continue;
    if (isAnotherCall(each, named)) return null;
    const body = sentIn(
      above
        .slice(0, index + 1)
        .reverse()
        .join("\n"),
    );
    if (body !== null) return { name: "", body };
  }
  return null;
}

function sentIn(text: string): JsonObject | null {
  for (let at = text.indexOf("{"), tries = 0; at >= 0 && tries < 8; at = text.indexOf("{", at), tries += 1) {
    const read = readLiteral(text, at);
    if (read.ok && isObject(read.value)) {
      const sent = isSent(read.value)
        ? read.value
        : Object.values(read.value).find((each) => isObject(each) && isSent(each));
      if (isObject(sent)) return maskBody(sent) as JsonObject;
    }
    at = read.ok ? read.end : read.resume;
  }
  return null;
}
