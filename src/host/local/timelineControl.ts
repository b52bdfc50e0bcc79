import { endpointPaths } from "../../core/endpoint/endpoint.ts";
import { processorPaths } from "../../core/endpoint/processorPaths.ts";
import type { FailureReason } from "../../core/failure/errors.ts";
import { returnsBalances } from "../../core/timeline/accountCalls.ts";
import {
  type BankChange,
  type BankStep,
  bankChanges,
  type CopyStep,
  type DrawnBalances,
  type ScrubbedAnswer,
  type ScrubbedMoment,
  type TroubleSpan,
} from "../../core/timeline/timeline.ts";
import type { LedgerTimeline, LoggedCall } from "../../core/timeline/withCalls.ts";
import { asRecord, callControl, listIn, malformed, numberOrNull, textOrNull } from "./controlCall.ts";
import type { LocalAddress } from "./localSandbox.ts";

/** An account of the local sandbox. */
export interface LocalAccount {
  readonly itemId: string;
  readonly accountId: string;
}

/** The debit that a moment's evaluation is for, in the account's currency. */
export interface ScrubbedDebit {
  readonly amount: number;
  /** Null: no ruleset key is sent. */
  readonly rulesetKey: string | null;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads an account's whole history. @throws BalanceLensError as `callControl`; `local-refused` when there is no such
 * account
 */
export async function readTimeline(
  address: LocalAddress,
  account: LocalAccount,
  signal: AbortSignal,
): Promise<LedgerTimeline> {
  const body = asRecord(await callControl(address, { path: pathOf(account, {}) }, signal));
  const currency = textOrNull(body.iso_currency_code);
  return {
    itemId: account.itemId,
    accountId: account.accountId,
    name: textIn(body, "name"),
    mask: textOrNull(body.mask),
    type: textIn(body, "type"),
    unit: { currency: currency ?? textOrNull(body.unofficial_currency_code), isUnofficial: currency === null },
    from: timeIn(body, "from"),
    to: timeIn(body, "to"),
    now: timeIn(body, "now"),
    begunAt: textOrNull(body.begun_at),
    bank: listIn(body, "bank").map(bankStep),
    copies: listIn(body, "copies").map(copyStep),
    logged: listIn(body, "calls").flatMap(loggedCall),
    troubles: listIn(body, "troubles").flatMap(troubleSpan),
    nextRefreshAt: textOrNull(body.next_refresh_at),
    realTimeLagMs: numberOrNull(body.real_time_lag_ms) ?? 0,
    leftOut: numberOrNull(body.left_out) ?? 0,
  };
}

/**
 * What each endpoint would have returned at a moment (ISO 8601), including an evaluation when a debit is given.
 * Changes nothing. @throws BalanceLensError as `callControl`; `local-refused` when there is no such account
 */
export async function readMoment(
  address: LocalAddress,
  account: LocalAccount,
  { at, debit, signal }: { readonly at: string; readonly debit: ScrubbedDebit | null; readonly signal: AbortSignal },
): Promise<ScrubbedMoment> {
  const { rulesetKey } = debit ?? { rulesetKey: null };
  const path = pathOf(account, {
    at,
    // An empty window: only the moment is read, none of the lines.
    ...{ from: at, to: at },
    ...(debit !== null && { amount: String(debit.amount) }),
    ...(rulesetKey !== null && { ruleset_key: rulesetKey }),
  });
  const moment = asRecord(asRecord(await callControl(address, { path }, signal)).moment);
  return { at: timeIn(moment, "at"), answers: listIn(moment, "answers").flatMap(scrubbedAnswer) };
}

/** The first account of an Item; null when it has none. @throws BalanceLensError as `callControl` */
export async function firstAccountOf(
  address: LocalAddress,
  itemId: string,
  signal: AbortSignal,
): Promise<string | null> {
  const body = await callControl(address, { path: `items/${encodeURIComponent(itemId)}/ledger` }, signal);
  return textOrNull(listIn(body, "accounts")[0]?.account_id);
}

function pathOf({ itemId, accountId }: LocalAccount, query: Readonly<Record<string, string>>): string {
  return `items/${encodeURIComponent(itemId)}/timeline?${new URLSearchParams({ account_id: accountId, ...query })}`;
}

function bankStep(row: Row): BankStep {
  const amounts = { name: textOrNull(row.name), amount: numberOrNull(row.amount) };
  return { at: timeIn(row, "at"), ...drawnIn(row), change: changeIn(row), ...amounts };
}

/** A change with a name this program does not know becomes `several`. */
function changeIn(row: Row): BankChange {
  return bankChanges.find((change) => change === row.change) ?? "several";
}

function copyStep(row: Row): CopyStep {
  const written = { ledgerOf: timeIn(row, "ledger_of"), cause: textIn(row, "cause"), copy: textIn(row, "copy") };
  return { at: timeIn(row, "at"), ...drawnIn(row), ...written };
}

/** None for an endpoint without balances: its calls are not in the time line. */
function troubleSpan(row: Row): readonly TroubleSpan[] {
  const path = textOrNull(row.endpoint);
  const endpoint = endpointPaths.find((each) => each === path) ?? null;
  if (path !== null && (endpoint === null || !returnsBalances(endpoint))) return [];
  const code = textOrNull(row.code) ?? reasonOfFault(textIn(row, "fault"));
  return [{ from: timeIn(row, "from"), until: textOrNull(row.until), code, endpoint }];
}

function loggedCall(row: Row): readonly LoggedCall[] {
  const path = textOrNull(row.path) ?? "";
  const partnered = processorPaths.get(path);
  const endpoint = partnered ?? endpointPaths.find((each) => each === path);
  if (endpoint === undefined) return [];
  const { status, request_id: requestId, error_code: errorCode } = row;
  return [
    {
      at: timeIn(row, "at"),
      endpoint,
      ...(partnered !== undefined && { partnerPath: path }),
      status: numberOrNull(status) ?? 0,
      requestId: textOrNull(requestId) ?? "",
      errorCode: textOrNull(errorCode),
    },
  ];
}

const kinds = ["cached", "evaluated", "real-time"] as const;

/** How a client sees a response that a fault spoils. */
const reasonsOfFaults: Readonly<Record<string, FailureReason>> = {
  hang: "timed-out",
  drop: "connection-lost",
  truncate: "connection-lost",
  html: "malformed-answer",
  content_type: "malformed-answer",
  bare_status: "plaid-error",
};

function reasonOfFault(fault: string): FailureReason {
  return reasonsOfFaults[fault] ?? "malformed-answer";
}

function scrubbedAnswer(row: Row): readonly ScrubbedAnswer[] {
  const endpoint = endpointPaths.find((path) => path === row.endpoint);
  const kind = kinds.find((each) => each === row.kind);
  if (endpoint === undefined || kind === undefined) return [];
  const fault = textOrNull(row.fault);
  const failed = textOrNull(row.error_code) ?? (fault === null ? null : reasonOfFault(fault));
  return [{ endpoint, kind, ...drawnIn(row), failed, decision: textOrNull(row.decision) }];
}

function drawnIn({ available, current }: Row): DrawnBalances {
  return { available: numberOrNull(available), current: numberOrNull(current) };
}

function textIn(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== "string") throw malformed(`a time line has no ${name}`);
  return value;
}

function timeIn(row: Row, name: string): string {
  const text = textIn(row, name);
  if (Number.isNaN(Date.parse(text))) throw malformed(`${name} of a time line is no time`);
  return text;
}
