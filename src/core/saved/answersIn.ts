import { isObject, type JsonObject } from "../extract/json.ts";
import { textOfBuffer, textOfField } from "./body/encodedBody.ts";
import { normaliseBody } from "./body/normaliseBody.ts";
import { packedText, type Unpack } from "./body/packedText.ts";
import { recogniseEndpoint } from "./hints/recogniseEndpoint.ts";
import { hintsOfWrapper, mergedHints, type WrapperHints } from "./hints/wrapperHints.ts";
import { plainKeys, recordOf, recordOfList, recordsOfTable } from "./loggerFields.ts";
import { mostSpecificReason, type PassedReason } from "./passedOver.ts";
import { mayContainResponse } from "./scan/responseMarkers.ts";
import { scanText } from "./scan/scanText.ts";
import { containsTruncated, truncatedValue } from "./scan/truncatedValue.ts";
import { withoutColours } from "./withoutColours.ts";

/** A response found in a value, with Plaid's own field names and not yet masked, and the hints around it. */
export interface FoundAnswer {
  readonly body: JsonObject;
  readonly hints: WrapperHints;
}

/** The responses in a value, and the values that are none, each with its reason. */
export interface FoundInValue {
  readonly answers: readonly FoundAnswer[];
  readonly passed: readonly PassedReason[];
}

/** An object around a response, and its field that leads to the response. */
interface Wrapper {
  readonly object: JsonObject;
  readonly key: string | null;
}

/**
 * The most wrappers around a response: a cloud's log of a container's log of a line with an SDK's error and its
 * response.
 */
const deepest = 24;
/** The most strings of JSON inside each other. */
const deepestText = 4;

const nothing: FoundInValue = { answers: [], passed: [] };
const passed = (reason: PassedReason): FoundInValue => ({ answers: [], passed: [reason] });

/**
 * Finds the responses in a value: within whatever loggers, HTTP clients and recorders wrap around them, in JSON or
 * printed objects inside strings, and in bodies that `unpack` decompresses. `isPrinted`: the value was printed by a
 * program, so parts may be left out. Never throws.
 */
export function answersIn(
  value: unknown,
  { isPrinted = false, unpack }: { readonly isPrinted?: boolean; readonly unpack: Unpack },
): FoundInValue {
  return found(value, { wrappers: [], depth: 0, textDepth: 0, seen: new Set(), isPrinted, unpack });
}

interface Place {
  readonly wrappers: readonly Wrapper[];
  readonly depth: number;
  readonly textDepth: number;
  /** Values visited already: a YAML file may refer to one value many times. */
  readonly seen: Set<object>;
  /** True for a value that a program printed, which is not JSON. */
  readonly isPrinted: boolean;
  readonly unpack: Unpack;
}

function found(value: unknown, place: Place): FoundInValue {
  if (typeof value === "string") return inText(packedText([value], place.unpack) ?? value, place);
  if (typeof value !== "object" || value === null || place.depth > deepest || place.seen.has(value)) return nothing;
  place.seen.add(value);
  if (Array.isArray(value)) return inList(value, place);
  const object = plainKeys(value as JsonObject);
  const bytes = textOfBuffer(object, place.unpack);
  if (bytes !== null) return inText(bytes, place);
  const records = recordsOfTable(object);
  if (records !== null) return inList(records, place);
  return itself(object, place) ?? inFields(object, place);
}

/** A response, or a value known to be none whatever it contains; null for a value that may contain one. */
function itself(object: JsonObject, place: Place): FoundInValue | null {
  // A webhook about an error contains the error, and so does what Link hands over when it is left: neither is a
  // response.
  if ("webhook_type" in object && "webhook_code" in object) return passed("not-an-answer");
  if (isReport(object)) return passed("report");
  const body = normaliseBody(object);
  const { kind } = recogniseEndpoint(body);
  if (kind === "unknown") return null;
  if (kind === "other") return passed("other-endpoint");
  if (place.isPrinted && isCutShort(body)) return passed("elided");
  if (kind === "error" && place.wrappers.some(({ object: each }) => isLinkExit(each))) return passed("not-an-answer");
  const own = recordOf(object);
  const near = [...(own === null ? [] : [{ object: own, key: null }]), ...place.wrappers].map(({ object: each, key }) =>
    hintsOfWrapper(each, key),
  );
  return { answers: [{ body, hints: mergedHints(near) }], passed: [] };
}

/** `/asset_report/get` and the like: the balances of each day up to the report's, not a current response. */
function isReport(object: JsonObject): boolean {
  if (isObject(object.report) && Array.isArray(object.report.items)) return true;
  if ("asset_report_id" in object && Array.isArray(object.items)) return true;
  return (
    Array.isArray(object.accounts) && object.accounts.some((each) => isObject(each) && "historical_balances" in each)
  );
}

function isLinkExit(object: JsonObject): boolean {
  return "link_session_id" in object || (isObject(object.metadata) && "link_session_id" in object.metadata);
}

const readKeys = ["accounts", "added", "modified", "removed", "transactions", "core_attributes"];

/** True where the printer left out a part that would be read. */
function isCutShort(body: JsonObject): boolean {
  return readKeys.some((key) => shallow(body[key])) || (body.accounts === undefined && containsTruncated(body.item));
}

function shallow(value: unknown): boolean {
  if (value === truncatedValue) return true;
  if (Array.isArray(value)) return value.some((each: unknown) => shallow(each));
  if (!isObject(value)) return false;
  if (value["…"] === truncatedValue || Object.values(value).some((each) => each === truncatedValue)) return true;
  return containsTruncated(value.balances);
}

/** In WireMock's journal what a call was to be answered with, beside what it was answered with. */
const stubKeys = ["responseDefinition", "stubMapping"];

function inFields(object: JsonObject, place: Place): FoundInValue {
  const answers: FoundAnswer[] = [];
  const reasons: PassedReason[] = [];
  const missed: PassedReason[] = [];
  for (const [key, value] of Object.entries(object)) {
    if (stubKeys.includes(key) && isObject(object.response)) continue;
    if (typeof value !== "string" && (typeof value !== "object" || value === null)) {
      if (value === truncatedValue) missed.push("elided");
      continue;
    }
    const text = typeof value === "string" ? textOfField(object, { key, value, unpack: place.unpack }) : value;
    const inner = found(text, {
      ...place,
      wrappers: [{ object, key }, ...place.wrappers],
      depth: place.depth + 1,
    });
    answers.push(...inner.answers);
    (inner.answers.length > 0 ? reasons : missed).push(...inner.passed);
  }
  // Values beside a response are its request and the like; without a response all of them count as one value passed
  // over.
  if (answers.length > 0) return { answers, passed: reasons };
  return passed(mostSpecificReason(missed) ?? "not-an-answer");
}

function inList(list: readonly unknown[], place: Place): FoundInValue {
  const packed = packedText(list, place.unpack);
  if (packed !== null) return inText(packed, place);
  const record = recordOfList(list);
  if (record !== null) return found(record, { ...place, depth: place.depth + 1 });
  const inner = list.map((each) => found(each, { ...place, depth: place.depth + 1 }));
  return {
    answers: inner.flatMap((each) => each.answers),
    passed: inner.flatMap((each) => each.passed),
  };
}

function inText(written: string, place: Place): FoundInValue {
  if (place.textDepth >= deepestText || !mayContainResponse(written)) return nothing;
  const text = withoutColours(written);
  const answers: FoundAnswer[] = [];
  const reasons: PassedReason[] = [];
  const read = (value: unknown, before: string, isPrinted: boolean): FoundInValue => {
    const wrappers =
      before.trim() === "" ? place.wrappers : [{ object: { message: before }, key: null }, ...place.wrappers];
    return found(value, { ...place, wrappers, textDepth: place.textDepth + 1, depth: place.depth + 1, isPrinted });
  };
  let from = 0;
  const scan = scanText(text, {
    value: ({ value, start, end, isSliced }) => {
      const inner = read(value, text.slice(Math.max(from, start - 2000), start), isSliced === true);
      from = end;
      answers.push(...inner.answers);
      reasons.push(...inner.passed);
    },
    others: () => void reasons.push("not-an-answer"),
    cut: (inside) => {
      const inner = inside.flatMap(
        ({ value, start }) => read(value, text.slice(Math.max(from, start - 2000), start), true).answers,
      );
      answers.push(...inner);
      if (inner.length === 0) reasons.push("cut");
    },
  });
  while (scan.next().done !== true);
  return { answers, passed: reasons };
}
