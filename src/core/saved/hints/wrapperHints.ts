import { isObject, type JsonObject } from "../../extract/json.ts";
import { endpointNamedIn, type NamedEndpoint, surest } from "./hintsIn.ts";
import { withoutSpokenTimes } from "./lineTime.ts";
import { addressText, type FoundRequest, requestIn } from "./requestIn.ts";
import {
  addressKeys,
  eitherTimeKeys,
  idKeys,
  latencyKeys,
  requestTimeKeys,
  statusKeys,
  timeKeys,
  wordKeys,
} from "./wrapperKeys.ts";
import { timeFrom, timeIn, type WrittenTime } from "./writtenTime.ts";

/** A time of a call. A record that holds the answer was written after it, unless its time is said to be the request's. */
export interface CallTime extends WrittenTime {
  readonly of: "request" | "answer" | "either";
}

/** What an object around a response tells of its call. */
export interface WrapperHints {
  readonly named: NamedEndpoint | null;
  readonly when: CallTime | null;
  /** The time of the request's own line or entry. */
  readonly requestAt: WrittenTime | null;
  /** The server's `Date` header. */
  readonly serverTime: string | null;
  /** ms. */
  readonly latencyMs: number | null;
  readonly httpStatus: number | null;
  readonly request: FoundRequest | null;
  /** The IDs that other entries of the same call have too. */
  readonly callIds: readonly string[];
}

const none: WrapperHints = {
  named: null,
  when: null,
  requestAt: null,
  serverTime: null,
  latencyMs: null,
  httpStatus: null,
  request: null,
  callIds: [],
};

/** Reads the hints of one object around a response; `answerKey` is its field that leads to the response. */
export function hintsOfWrapper(wrapper: JsonObject, answerKey: string | null): WrapperHints {
  const request = requestIn(wrapper, answerKey);
  return {
    named: namedIn(wrapper, answerKey, request),
    when: isUndated(wrapper)
      ? null
      : (fieldTime(wrapper) ??
        asTime(wordsWhen(wrapper, answerKey), "answer") ??
        asTime(loggedWhen(wrapper), "request")),
    requestAt: null,
    serverTime: dateHeader(wrapper),
    latencyMs: latencyOf(wrapper),
    httpStatus: firstOf(statusKeys, (key) => statusFrom(wrapper[key])),
    request,
    callIds: [
      ...idKeys.flatMap((key) => idFrom(wrapper[key])),
      // pino-http, Fastify: the request has the ID.
      ...(isObject(wrapper.req) ? idFrom(wrapper.req.id) : []),
    ],
  };
}

/** Merges the hints of all wrappers, the nearest first: the nearest one that has a hint decides it. */
export function mergedHints(nearestFirst: readonly WrapperHints[]): WrapperHints {
  return nearestFirst.reduce(
    (sum, each) => ({
      named: surest([sum.named, each.named]),
      when: sum.when ?? each.when,
      requestAt: sum.requestAt ?? each.requestAt,
      serverTime: sum.serverTime ?? each.serverTime,
      latencyMs: sum.latencyMs ?? each.latencyMs,
      httpStatus: sum.httpStatus ?? each.httpStatus,
      request: sum.request?.body == null ? (each.request ?? sum.request) : sum.request,
      callIds: [...sum.callIds, ...each.callIds],
    }),
    none,
  );
}

function fieldTime(wrapper: JsonObject): CallTime | null {
  return firstOf(timeKeys, (key) =>
    asTime(
      timeFrom(key === "times" ? startOf(wrapper[key]) : wrapper[key]),
      requestTimeKeys.includes(key) ? "request" : eitherTimeKeys.includes(key) ? "either" : "answer",
    ),
  );
}

function asTime(time: WrittenTime | null, of: CallTime["of"]): CallTime | null {
  return time === null ? null : { ...time, of };
}

/** The time of a line's own record; null where it has none. */
export function timeOfRecord(record: JsonObject): WrittenTime | null {
  return fieldTime(record) ?? wordsWhen(record, null);
}

/** True for a time that an exported HAR only gives because the format demands one, which it marks. */
function isUndated({ _notRecorded }: JsonObject): boolean {
  return Array.isArray(_notRecorded) && _notRecorded.includes("startedAt");
}

function firstOf<Found>(keys: readonly string[], read: (key: string) => Found | null): Found | null {
  for (const key of keys) {
    const found = read(key);
    if (found !== null) return found;
  }
  return null;
}

function namedIn(wrapper: JsonObject, answerKey: string | null, request: FoundRequest | null): NamedEndpoint | null {
  const byAddress = firstOf(addressKeys, (key) =>
    key === answerKey ? null : endpointNamedIn(addressText(wrapper[key])),
  );
  if (byAddress !== null) return byAddress;
  const byAttribute = attributeNamed(wrapper.attributes);
  if (byAttribute !== null) return byAttribute;
  const byRequest = request === null ? null : endpointNamedIn(request.name);
  if (byRequest !== null) return byRequest;
  const byWords = firstOf(wordKeys, (key) => {
    const words = wrapper[key];
    return key !== answerKey && typeof words === "string" ? endpointNamedIn(words.slice(-longest)) : null;
  });
  // `{ "accountsGet": …, "accountsBalanceGet": … }`
  return byWords ?? (answerKey === null ? null : endpointNamedIn(answerKey));
}

/** OpenTelemetry's attributes of a record: `[{ "key": "url.full", "value": { "stringValue": … } }]`. */
function attributeNamed(attributes: unknown): NamedEndpoint | null {
  if (!Array.isArray(attributes)) return null;
  const addresses = attributes.filter(
    (each): each is JsonObject => isObject(each) && typeof each.key === "string" && addressKeys.includes(each.key),
  );
  return addresses.map(({ value }) => endpointNamedIn(addressText(value))).find((named) => named !== null) ?? null;
}

/** A longer message contains a body, and its endpoint is beside it; in characters. */
const longest = 4000;

function wordsWhen(wrapper: JsonObject, answerKey: string | null): WrittenTime | null {
  return firstOf(["message", "msg", "log"], (key) => {
    const words = wrapper[key];
    return key !== answerKey && typeof words === "string" ? timeIn(withoutSpokenTimes(words.slice(0, 200))) : null;
  });
}

/** WireMock's journal has the time in the request, beside the response. */
function loggedWhen({ request }: JsonObject): WrittenTime | null {
  return isObject(request) ? timeFrom(request.loggedDate) : null;
}

function startOf(times: unknown): unknown {
  return typeof times === "object" && times !== null && "start" in times ? times.start : null;
}

function latencyOf(wrapper: JsonObject): number | null {
  const found = firstOf(latencyKeys, (key) => {
    const value = wrapper[key];
    if (typeof value === "string") return msIn(value);
    // A number whose name has no unit may be seconds or nanoseconds: it is not used.
    const hasUnit = /ms$|Ms$|^responseTime$/.test(key);
    return hasUnit && typeof value === "number" && value >= 0 && Number.isFinite(value) ? value : null;
  });
  if (found !== null) return found;
  // HAR: `time` is the duration of the whole call, ms.
  const { time } = wrapper;
  return "startedDateTime" in wrapper && typeof time === "number" && time >= 0 ? time : null;
}

const durations = /(?<![\w.])(\d+(?:\.\d+)?)\s?(ms|milliseconds|s|seconds)\b/g;
const ofTheCall = /(?:\bin|\btook|\btotal|latency|duration|elapsed|response[_ ]?time)["']?\s*[:=]?\s*$/i;

/**
 * A duration such as `812ms`, `812.3 ms` or `0.812s`, in ms. Of several (`db=12ms plaid=2400ms`) the one that is said to be
 * the call's; null where that is none, or more than one.
 */
export function msIn(text: string): number | null {
  const all = [...text.matchAll(durations)];
  const named = all.length < 2 ? all : all.filter(({ index }) => ofTheCall.test(text.slice(0, index)));
  const [found] = named;
  if (found === undefined || named.length > 1) return null;
  return Number(found[1]) * (found[2]?.startsWith("m") === true ? 1 : 1000);
}

function statusFrom(value: unknown): number | null {
  if (typeof value === "object" && value !== null && "code" in value) return statusFrom(value.code);
  return typeof value === "number" && Number.isInteger(value) && value >= 100 && value < 600 ? value : null;
}

function idFrom(value: unknown): readonly string[] {
  if (typeof value === "string" && value.length >= 3) return [value];
  return typeof value === "number" ? [String(value)] : [];
}

/** The `Date` header of a response, in the forms of HAR, VCR, nock, Postman, axios and Node. */
function dateHeader({ headers, rawHeaders, header }: JsonObject): string | null {
  const list = [headers, rawHeaders, header].find((each) => Array.isArray(each));
  if (list !== undefined) {
    const flat = list.findIndex((each) => typeof each === "string" && each.toLowerCase() === "date");
    if (flat >= 0) return zonedAt(list[flat + 1]);
    const named = list.find(
      (each): each is JsonObject =>
        isObject(each) && [each.name, each.key].some((name) => String(name).toLowerCase() === "date"),
    );
    return named === undefined ? null : zonedAt(named.value);
  }
  const named = [headers, rawHeaders].find(isObject);
  const key = Object.keys(named ?? {}).find((each) => each.toLowerCase() === "date");
  const value = key === undefined ? undefined : named?.[key];
  return zonedAt(Array.isArray(value) ? value[0] : value);
}

function zonedAt(value: unknown): string | null {
  const when = typeof value === "string" ? timeIn(value) : null;
  return when?.isZoned === true ? when.at : null;
}
