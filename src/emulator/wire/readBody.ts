import type { EmulatorRequest } from "../server/http.ts";
import { isRecord } from "./fields.ts";
import { PlaidFailure } from "./plaidFailure.ts";

/** More than any request of Plaid's API needs, and little enough to hold: characters, and bytes on the wire. */
export const largestBody = 4 * 1024 * 1024;

/** The largest saved state, enough for years of use. It is never saved larger than it can be loaded. */
export const largestState = 32 * 1024 * 1024;

/**
 * The body of a request as a JSON object.
 * @param largest characters it may have
 * @throws PlaidFailure `INVALID_BODY` for another content type, and for anything but a JSON object
 */
export function readBody(request: EmulatorRequest, largest = largestBody): Readonly<Record<string, unknown>> {
  if (!isJson(request.headers["content-type"])) {
    throw new PlaidFailure("INVALID_BODY", "the content type of the request must be application/json");
  }
  if (request.body.length > largest) throw new PlaidFailure("INVALID_BODY", "the body is too large");
  if (depthOf(request.body) > deepestBody) throw new PlaidFailure("INVALID_BODY", "the body is nested too deeply");
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.body);
  } catch {
    throw new PlaidFailure("INVALID_BODY");
  }
  if (!isRecord(parsed)) throw new PlaidFailure("INVALID_BODY", "body must be a JSON object");
  return parsed;
}

function isJson(type: string | undefined): boolean {
  const usual = "application/json";
  return type === usual || type?.split(";")[0]?.trim().toLowerCase() === usual;
}

/** Plaid's deepest request has six levels; this limit keeps recursion over a body shallow. */
const deepestBody = 32;

const quote = 0x22;
const backslash = 0x5c;
/** Brackets and braces differ in this bit alone. */
const braceBit = 0x20;
const opening = 0x7b;
const closing = 0x7d;

/** The depth of the brackets in a JSON text; those inside its strings do not count. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === backslash) index += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if ((code | braceBit) === opening) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if ((code | braceBit) === closing) depth -= 1;
  }
  return deepest;
}

const knownVersion = "2020-09-14";

/**
 * Checks the keys of a request and returns its body without them. Any two non-empty keys are accepted except `invalid`.
 * @param isOpen whether none are needed
 * @throws PlaidFailure `MISSING_FIELDS`, `INVALID_FIELD`, `INVALID_API_KEYS`, or `INVALID_HEADERS` for an unknown
 * version
 */
export function checkKeys(
  request: EmulatorRequest,
  body: Readonly<Record<string, unknown>>,
  isOpen = false,
): { readonly clientId: string; readonly rest: Readonly<Record<string, unknown>> } {
  const version = request.headers["plaid-version"];
  if (version !== undefined && version !== knownVersion) {
    throw new PlaidFailure("INVALID_HEADERS", `Plaid-Version must be ${knownVersion}`);
  }
  const { client_id, secret, ...rest } = body;
  if (isOpen) return { clientId: "", rest };
  const clientId = client_id ?? request.headers["plaid-client-id"];
  const key = secret ?? request.headers["plaid-secret"];
  const missing = [...(clientId === undefined ? ["client_id"] : []), ...(key === undefined ? ["secret"] : [])];
  if (missing.length > 0) {
    throw new PlaidFailure("MISSING_FIELDS", `the following required fields are missing: ${missing.join(", ")}`);
  }
  if (typeof clientId !== "string" || clientId === "") throw notFormatted("client_id");
  if (typeof key !== "string" || key === "") throw notFormatted("secret");
  if (clientId === "invalid" || key === "invalid") throw new PlaidFailure("INVALID_API_KEYS");
  return { clientId, rest };
}

function notFormatted(name: string): PlaidFailure {
  return new PlaidFailure("INVALID_FIELD", `${name} must be a properly formatted, non-empty string`);
}
