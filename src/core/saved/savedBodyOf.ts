import { isOfProcessor } from "../extract/accountsOfBody.ts";
import type { JsonObject } from "../extract/json.ts";
import type { FoundAnswer } from "./answersIn.ts";
import { accountsApart } from "./body/accountsApart.ts";
import { keepReadFields } from "./body/keepReadFields.ts";
import type { NamedEndpoint } from "./hints/hintsIn.ts";
import { keptRequest } from "./hints/keptRequest.ts";
import { recogniseEndpoint } from "./hints/recogniseEndpoint.ts";
import { mergedHints, type WrapperHints } from "./hints/wrapperHints.ts";
import type { PassedReason } from "./passedOver.ts";
import type { CallHints, SavedBody } from "./savedBody.ts";

/** Finds what the lines around a response tell of its call, by the IDs in its own record. */
export type LineHints = (callIds: readonly string[]) => {
  readonly hints: WrapperHints;
  readonly near: NamedEndpoint | null;
};

/** A response as it is kept, or the reason why it is passed over. */
export function savedBodyOf(
  { body, hints: around }: FoundAnswer,
  lines: LineHints | null,
  isSliced: boolean,
): Omit<SavedBody, "source"> | PassedReason {
  // A record with its endpoint and its time may still share an ID with the line of its request.
  const isComplete =
    around.named !== null && around.when !== null && (around.request?.body != null || around.callIds.length === 0);
  const line = isComplete ? null : (lines?.(around.callIds) ?? null);
  const hints = line === null ? around : mergedHints([around, line.hints]);
  const near = hints.named === null ? (line?.near ?? null) : null;
  if (hints.named?.kind === "other" && recogniseEndpoint(body).kind !== "institution-status") return "other-endpoint";
  const isProcessor = isOfProcessor(body) || (hints.named?.kind === "read" && hints.named.isProcessor);
  const startedAt = hints.when?.at ?? hints.serverTime;
  const request = hints.request?.body ?? null;
  const page = request === null ? null : pageOf(request);
  const slim = accountsApart(keepReadFields(body));
  if (slim === null) return "elided";
  const accountId = isProcessor ? onlyAccountId(slim) : null;
  const known: CallHints = {
    ...(request !== null && copied({ ...keptRequest(request), ...(page !== null && { page }) })),
    ...(hints.named?.kind === "read" && { endpoint: hints.named.endpoint }),
    ...(near?.kind === "read" && { endpoint: near.endpoint, isNear: true }),
    ...(startedAt !== null && { startedAt }),
    ...(hints.when?.isZoned === false && { isZoneGuessed: true }),
    ...(hints.serverTime !== null && { serverTime: hints.serverTime }),
    ...(hints.latencyMs !== null && { latencyMs: hints.latencyMs }),
    ...(hints.httpStatus !== null && { httpStatus: hints.httpStatus }),
    // A processor's token is for one account: the Item's other accounts were not asked for.
    ...(accountId !== null && { sent: { accountIds: [accountId], minLastUpdatedDatetime: null } }),
  };
  return { ...known, isMasked: true, body: isSliced ? copied(slim) : slim };
}

/** Copies the strings of a value: a string cut out of a line keeps the whole text in memory. */
function copied<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

function onlyAccountId({ accounts }: JsonObject): string | null {
  const account: unknown = Array.isArray(accounts) && accounts.length === 1 ? accounts[0] : null;
  if (typeof account !== "object" || account === null || !("account_id" in account)) return null;
  return typeof account.account_id === "string" ? account.account_id : null;
}

/** The page that the request asked for, as far as it tells. */
function pageOf(request: JsonObject): NonNullable<CallHints["page"]> | null {
  const { cursor, options } = request;
  const offset = typeof options === "object" && options !== null && "offset" in options ? options.offset : undefined;
  if (typeof cursor === "string") return { cursor };
  if (typeof offset === "number") return { offset };
  // A kept request without a cursor asked from the start.
  return "access_token" in request || "count" in request ? { cursor: "" } : null;
}
