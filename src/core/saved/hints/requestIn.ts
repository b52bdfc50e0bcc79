import { isObject, type JsonObject } from "../../extract/json.ts";
import { redact, redacted } from "../../masking/redact.ts";
import { maskBody } from "../body/maskBody.ts";
import { readLiteral } from "../scan/readLiteral.ts";

/** A request in a log or a recording. */
export interface FoundRequest {
  /** Its address, or another text that names its endpoint; empty where there is none. */
  readonly name: string;
  /** The body that was sent, masked; null where it was not kept. */
  readonly body: JsonObject | null;
  /** The access token that was sent; null where none was kept whole. It goes no further than to a number for it. */
  readonly token: string | null;
}

const requestKeys = [
  ...["request", "req", "originalRequest", "config", "httpRequest", "request_body", "requestBody", "requestData"],
  ...["request_data", "params", "args", "input", "postData", "http"],
];
/** Fields with a request, where the response is under another name, as nock writes it. */
const bodyLikeKeys = ["body", "data", "payload", "json"];
const innerKeys = [
  "data",
  "body",
  "json",
  "payload",
  "postData",
  "params",
  "requestBody",
  "content",
  "raw",
  "text",
  "string",
];
const nameKeys = [
  "url",
  "uri",
  "path",
  "pathname",
  "href",
  "raw",
  "full",
  "original",
  "requestUrl",
  "urlPath",
  "urlPattern",
  "urlPathPattern",
  "request_url",
  "endpoint",
  "target",
  "_header",
  "stringValue",
  "value",
];

/** What is kept of a request's body. */
export function keptSent(sent: JsonObject): { readonly body: JsonObject } & Pick<FoundRequest, "token"> {
  const { access_token: token } = sent;
  return {
    body: maskBody(sent) as JsonObject,
    token: typeof token === "string" && redact(token, []) === redacted ? token : null,
  };
}

/** The object, also where it was written as a string; null for any other value. */
function objectFrom(value: unknown): JsonObject | null {
  if (isObject(value)) return value;
  if (typeof value !== "string" || !value.trimStart().startsWith("{")) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : null;
  } catch {
    const read = readLiteral(value, value.indexOf("{"));
    return read.ok && isObject(read.value) ? read.value : null;
  }
}

/** The text of an address field: a string, a list of Postman's or Hoverfly's, an object with one inside. */
export function addressText(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (depth > 2) return "";
  if (Array.isArray(value)) {
    const parts = value.map((each: unknown) => addressText(each, depth + 1)).filter((each) => each !== "");
    return parts.every((each) => /^[\w{}:-]+$/.test(each)) ? `/${parts.join("/")}` : (parts[0] ?? "");
  }
  if (!isObject(value)) return "";
  for (const key of nameKeys) {
    const text = addressText(value[key], depth + 1);
    if (text.includes("/")) return text;
  }
  return "";
}

/** Fields that only requests to Plaid have. */
const sentKeys = [
  "access_token",
  "client_id",
  "account_ids",
  "client_transaction_id",
  "ruleset_key",
  "cursor",
  "start_date",
];

/** True for the body of a request to Plaid. */
export function isSent(value: JsonObject): boolean {
  return sentKeys.some((key) => key in value) || isObject(value.options);
}

function bodyOf(request: JsonObject, depth = 0): JsonObject | null {
  if (isSent(request)) return request;
  if (depth > 3) return null;
  for (const key of innerKeys) {
    const inner = objectFrom(request[key]);
    if (inner === null) continue;
    const found = bodyOf(inner, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** The request beside a response in a wrapper; the response is in the field `except`. */
export function requestIn(wrapper: JsonObject, except: string | null): FoundRequest | null {
  let best: FoundRequest | null = null;
  for (const key of [...requestKeys, ...bodyLikeKeys]) {
    if (key === except) continue;
    const request = objectFrom(wrapper[key]);
    if (request === null || (bodyLikeKeys.includes(key) && !isSent(request))) continue;
    const sent = bodyOf(request);
    const name = nameKeys.map((each) => addressText(request[each])).find((text) => text !== "") ?? "";
    const kept = sent === null ? { body: null, token: null } : keptSent(sent);
    // Some clients keep a request twice, as axios does: its settings, and the socket's.
    best = best === null ? { name, ...kept } : { ...(best.body === null ? kept : best), name: best.name || name };
    if (best.name !== "" && best.body !== null) return best;
  }
  if (best?.body != null) return best;
  // Only the filter is beside the response.
  const options = except === "options" ? null : objectFrom(wrapper.options);
  return options !== null && ("account_ids" in options || "account_id" in options)
    ? { name: best?.name ?? "", ...keptSent({ options }) }
    : best;
}
