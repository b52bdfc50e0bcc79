import { isOfProcessor } from "../extract/accounts.ts";
import type { JsonObject } from "../extract/json.ts";
import type { FoundAnswer } from "./answersIn.ts";
import { accountsApart } from "./body/accountsApart.ts";
import { keepReadFields } from "./body/keepReadFields.ts";
import { isOwnRoute, type NamedEndpoint, startHints } from "./hints/hintsIn.ts";
import { keptRequest } from "./hints/keptRequest.ts";
import { recogniseEndpoint } from "./hints/recogniseEndpoint.ts";
import { type CallTime, mergedHints, type WrapperHints } from "./hints/wrapperHints.ts";
import type { PassedReason } from "./passedOver.ts";
import type { CallHints, SavedBody } from "./savedBody.ts";

/** Finds what the lines around a response tell of its call, by the IDs and the endpoint in its own record. */
export type LineHints = (record: {
  readonly callIds: readonly string[];
  readonly recordNamed: NamedEndpoint | null;
}) => {
  readonly hints: WrapperHints;
  readonly near: NamedEndpoint | null;
};

/** The number of each access token that a run has come across. The tokens are in memory as long as it reads. */
export type TokenNumbers = Map<string, number>;

function numberOf(token: string, numbers: TokenNumbers): number {
  const known = numbers.get(token);
  if (known !== undefined) return known;
  numbers.set(copied<[string]>([token])[0], numbers.size);
  return numbers.size - 1;
}

/** A response as it is kept, or the reason why it is passed over. */
export function savedBodyOf(
  { body, hints: around }: FoundAnswer,
  { lines, isSliced, tokens }: { lines: LineHints | null; isSliced: boolean; tokens: TokenNumbers },
): Omit<SavedBody, "source"> | PassedReason {
  // A record with its endpoint and its time may still share an ID with the line of its request, which has its own time.
  const isComplete = around.named !== null && around.when !== null && around.callIds.length === 0;
  const line = isComplete ? null : (lines?.({ callIds: around.callIds, recordNamed: around.named }) ?? null);
  const hints = line === null ? around : mergedHints([around, line.hints]);
  const near = hints.named === null ? (line?.near ?? null) : null;
  if (hints.named?.kind === "other" && recogniseEndpoint(body).kind !== "institution-status") return "other-endpoint";
  const isProcessor = isOfProcessor(body) || (hints.named?.kind === "read" && hints.named.isProcessor);
  const { body: request = null, token = null } = hints.request ?? {};
  const page = request === null ? null : pageOf(request);
  const slim = accountsApart(keepReadFields(body));
  if (slim === null) return "elided";
  const accountId = isProcessor ? onlyAccountId(slim) : null;
  const known: CallHints = {
    ...(request !== null && copied({ ...keptRequest(request), ...(page !== null && { page }) })),
    ...(token !== null && { token: numberOf(token, tokens) }),
    ...(hints.named?.kind === "read" && { endpoint: hints.named.endpoint }),
    ...(isOwnRoute(hints.named) && { isNear: true }),
    ...(near?.kind === "read" && { endpoint: near.endpoint, isNear: true }),
    ...callTime(hints),
    ...(hints.when?.isZoned === false && { isZoneGuessed: true }),
    ...(hints.serverTime !== null && { serverTime: hints.serverTime }),
    ...(hints.httpStatus !== null && { httpStatus: hints.httpStatus }),
    // A processor's token is for one account: the Item's other accounts were not asked for.
    ...(accountId !== null && { sent: { accountIds: [accountId], minLastUpdatedDatetime: null } }),
  };
  return { ...known, isMasked: true, body: isSliced ? copied(slim) : slim };
}

/** Longer after the line of a request, the answer is not its. ms. */
const longestCallMs = 10 * 60_000;

/**
 * When a call was made. A record that holds the answer tells when that had come: the call began at the time of its
 * request's line, or as much earlier as it took; else nobody knows when.
 */
function callTime({ when, requestAt, serverTime, latencyMs }: WrapperHints): Partial<CallHints> {
  const latency = latencyMs === null ? {} : { latencyMs };
  const known: CallTime | null =
    when ?? (serverTime === null ? null : { at: serverTime, isZoned: true, resolutionMs: 1000, of: "answer" });
  if (known === null) return latency;
  if (known.of === "either" && latencyMs !== null && latencyMs >= 1) {
    // The call began then, or had been answered then.
    const at = new Date(Date.parse(known.at) - latencyMs).toISOString();
    return { ...startHints({ ...known, at, resolutionMs: known.resolutionMs + Math.ceil(latencyMs) }), latencyMs };
  }
  if (known.of !== "answer") return { ...startHints(known), ...latency };
  const answered = Date.parse(known.at);
  const asked = when === null || requestAt?.isZoned !== when.isZoned ? Number.NaN : Date.parse(requestAt.at);
  const { timeResolutionMs } = startHints(known);
  const exactness = timeResolutionMs === undefined ? {} : { timeResolutionMs };
  // Of an answer whose time is written in whole seconds, the request's may be a fraction of one later.
  if (answered + known.resolutionMs > asked && answered - asked <= longestCallMs)
    return { startedAt: new Date(asked).toISOString(), latencyMs: Math.max(0, answered - asked), ...exactness };
  if (latencyMs === null) return { ...startHints(known), isAnswerTime: true };
  return { startedAt: new Date(answered - latencyMs).toISOString(), latencyMs, ...exactness };
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
  const { cursor, options, start_date: from, end_date: to } = request;
  const offset = typeof options === "object" && options !== null && "offset" in options ? options.offset : undefined;
  if (typeof cursor === "string") return { cursor };
  const days = typeof from === "string" && typeof to === "string" && { from, to };
  if (typeof offset === "number") return { offset, ...days };
  // A kept request without a cursor asked from the start.
  return "access_token" in request || "count" in request ? { cursor: "", ...days } : null;
}
