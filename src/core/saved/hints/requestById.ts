import { isObject } from "../../extract/json.ts";
import { endpointNamedIn, type NamedEndpoint } from "./hintsIn.ts";
import { failedLine, lineTime, unescaped, withoutValues } from "./lineTime.ts";
import { timeOfRecord } from "./wrapperHints.ts";
import type { WrittenTime } from "./writtenTime.ts";

/** The call that a response's ID leads to. */
export interface CallById {
  readonly named: NamedEndpoint;
  /** False where several calls with this ID were under way: `named` is that of the nearest line. */
  readonly isSure: boolean;
  /** The line of its request. */
  readonly line: string;
  /** When its request was made; null where no line of these is known to be it. */
  readonly at: WrittenTime | null;
}

/** How far back a line with the same ID is looked for, in characters; calls side by side are near each other. */
export const idWindow = 32_768;
export const mostCharacters = 6000;
const mostIds = 6;
/** An ID on more lines than this is that of a process, not of a call. */
const mostLines = 16;

/** A line with the answer to an earlier call: fields that only answers have, however they are written. */
const answerField = /(?:[bB]alances|rror_?[cC]ode|ext_?[cC]ursor|ore_?[aA]ttributes|illed_?[pP]roducts)\\*["']?\s*[:=]/;
/** A line about a response, without its body: it is later than the request. */
export const aboutResponse =
  /(?:HTTP\/[\d.]+|status(?:[ _]?code)?["']?\s*[:=]?|->|<-+|=>)\s*[1-5]\d\d\b|<--|\b(?:respon(?:se|ded)|receiv(?:ed|ing)|got|return(?:ed|s)|complet(?:ed|e)|finish(?:ed)?|done|succe(?:eded|ss))\b|\d\s?ms\b/i;

interface OpenCall {
  readonly named: NamedEndpoint;
  readonly line: string;
  /** The place of its latest line. */
  place: number;
  /** Null where it is not known which line is that of the request. */
  at: WrittenTime | null;
  /** A second line names it: one more call, or another line about this one. */
  isRepeated: boolean;
}

/**
 * Finds the call of a response among the lines above it that have one of its IDs. Calls that were answered before it
 * are not it. Where an ID is shared by several calls of one endpoint, as that of a process is, the time of the
 * request is only told where no other can be meant. `own`: the endpoint that the response's line names.
 */
export function callById(
  text: string,
  lineStart: number,
  ids: readonly string[],
  own: NamedEndpoint | null,
): CallById | null {
  let best: (CallById & { readonly place: number }) | null = null;
  for (const id of ids.slice(0, mostIds)) {
    const found = callOf(linesWith(text, lineStart, id), own);
    if (found === null) continue;
    const isBetter = best === null || (found.isSure && !best.isSure) || (found.isSure && found.place > best.place);
    if (isBetter) best = found;
  }
  return best;
}

interface PlacedLine {
  readonly line: string;
  readonly place: number;
}

/** The lines above with an ID, the furthest first. */
function linesWith(text: string, lineStart: number, id: string): readonly PlacedLine[] {
  const from = Math.max(0, lineStart - idWindow);
  const window = text.slice(from, lineStart);
  const lines: PlacedLine[] = [];
  let at = window.lastIndexOf(id);
  for (let tries = 0; at >= 0 && tries < mostLines; tries += 1) {
    const start = window.lastIndexOf("\n", at) + 1;
    const end = window.indexOf("\n", at);
    const line = unescaped(window.slice(start, Math.min(end < 0 ? window.length : end, start + mostCharacters)));
    if (hasId(line, id)) lines.push({ line, place: start });
    at = start === 0 ? -1 : window.lastIndexOf(id, start - 1);
  }
  return lines.reverse();
}

/** Follows the calls of one ID, line by line, to the one that is still open. */
function callOf(lines: readonly PlacedLine[], own: NamedEndpoint | null): (CallById & { place: number }) | null {
  const open = new Map<string, OpenCall>();
  const shared = new Set<string>();
  let answered: OpenCall | null = null;
  for (const { line, place } of lines) {
    const named = endpointNamedIn(withoutValues(line)) ?? endpointNamedIn(line);
    const isAnswer = answerField.test(line);
    if (isAnswer || failedLine.test(line)) {
      const closed = named === null ? onlyOne(open) : open.get(nameOf(named));
      // Which of several calls this line ends is not known, so none of their starts is.
      if (named === null && open.size > 1) for (const each of open.values()) each.at = null;
      if (closed === undefined) continue;
      if (closed.isRepeated) shared.add(nameOf(closed.named));
      open.delete(nameOf(closed.named));
      if (isAnswer) answered = closed;
      continue;
    }
    if (named === null) continue;
    const known = open.get(nameOf(named));
    const isRequest = !aboutResponse.test(line);
    if (known === undefined) {
      const at = isRequest && !shared.has(nameOf(named)) ? timeOfLine(line) : null;
      open.set(nameOf(named), { named, line, place, at, isRepeated: false });
    } else {
      known.place = place;
      if (isRequest) known.isRepeated = true;
    }
  }
  if (own !== null) {
    const call = open.get(nameOf(own));
    return call === undefined ? null : { ...call, named: own, isSure: true };
  }
  const only = onlyOne(open);
  if (only !== undefined) return { ...only, isSure: true };
  const [nearest] = [...open.values()].toSorted((one, other) => other.place - one.place);
  const likely = nearest ?? answered;
  return likely === null ? null : { ...likely, at: null, isSure: false };
}

function onlyOne(open: ReadonlyMap<string, OpenCall>): OpenCall | undefined {
  return open.size === 1 ? [...open.values()][0] : undefined;
}

function nameOf(named: NamedEndpoint): string {
  return named.kind === "read" ? named.endpoint : "";
}

/** The time of a line: of its record where it is JSON. */
function timeOfLine(line: string): WrittenTime | null {
  if (!line.startsWith("{")) return lineTime(withoutValues(line));
  try {
    const record: unknown = JSON.parse(line);
    return isObject(record) ? timeOfRecord(record) : null;
  } catch {
    return null;
  }
}

/** A few characters are an ID only under the name of one. */
const shortest = 4;

function hasId(line: string, id: string): boolean {
  if (id.length < shortest && /^\w+$/.test(id)) {
    return new RegExp(String.raw`(?:id|trace|thread|span)["']?\s*[:=]\s*["']?${id}(?![\w-])`, "i").test(line);
  }
  for (let at = line.indexOf(id); at >= 0; at = line.indexOf(id, at + 1)) {
    if (!/[\w-]/.test(line[at - 1] ?? "") && !/[\w-]/.test(line[at + id.length] ?? "")) return true;
  }
  return false;
}

/** The IDs that log lines of one call share: `[req-1]`, `[nio-8080-exec-3]`, `request_id=abc`, `"reqId":"req-1"`. */
const idInLine =
  /\[([\w-]*\d[\w-]*)\]|\b(?:re?q(?:uest)?[_-]?id|trace[_-]?id|correlation[_-]?id|cid|rid|span[_-]?id|thread)["']?\s*[:=]\s*["']?([\w-]{1,64})/gi;

/** The IDs in a line that the other lines of its call may have too. */
export function idsIn(line: string): readonly string[] {
  return [...line.matchAll(idInLine)]
    .map(([, bracketed, keyed]) => bracketed ?? keyed ?? "")
    .filter((id) => id.length >= 2 && !/^\d{4}-\d\d-\d\d/.test(id) && !(/^\d+$/.test(id) && id.length < 3));
}
