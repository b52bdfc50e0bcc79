import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { Failure } from "../../../src/core/failure/errors.ts";
import type { ItemFacts, ItemSummary } from "../../../src/core/item/item.ts";
import type { PlanStep } from "../../../src/core/plan/plan.ts";
import type { AccountReading } from "../../../src/core/reading/balances.ts";
import type { OkReading, Pass, Reading, Sent, SkipReason } from "../../../src/core/reading/reading.ts";
import { serializeFindings } from "../../../src/protocol/findingsText.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { shownFindings } from "../../../src/protocol/shownFindings.ts";
import { messagesOfFindings } from "../../../src/text/findings/messagesOfFindings.ts";

/** 2026-03-10T14:03:21.482Z: the first call of every fixture. */
const start = Date.parse("2026-03-10T14:03:21.482Z");
const hour = 3_600_000;

export const item: ItemSummary = {
  itemId: "item-local-7f3a91c2",
  environment: "local",
  institutionId: "ins_109512",
  institutionName: "Houndstooth Bank",
  products: ["transactions", "auth", "identity"],
  scenario: "daily-refresh",
};

export interface Money {
  readonly available?: number | null;
  readonly current?: number | null;
  readonly limit?: number | null;
}

/** An account by its name; what a case does not say is a checking account in dollars. */
export function account(
  name: string,
  money: Money,
  more: Partial<AccountReading> & { currency?: string | null } = {},
): AccountReading {
  const { currency = "USD", ...rest } = more;
  return {
    accountId: `account-${name}`,
    name,
    officialName: `${name} Official`,
    mask: "0000",
    type: "depository",
    subtype: "checking",
    ...rest,
    balances: {
      available: null,
      current: null,
      limit: null,
      isoCurrencyCode: currency,
      unofficialCurrencyCode: null,
      ...rest.balances,
      ...money,
    },
  };
}

export interface CallOptions {
  readonly pass: Pass;
  /** ms after the first call. */
  readonly at?: number;
  readonly latencyMs?: number;
  readonly attempts?: number;
  readonly item?: ItemFacts;
  readonly signal?: OkReading["signal"];
}

export function ok(endpoint: EndpointPath, accounts: readonly AccountReading[], options: CallOptions): OkReading {
  return { ...answered(endpoint, options), outcome: "ok", accounts, ...extras(options) };
}

export function failed(endpoint: EndpointPath, failure: Partial<Failure>, options: CallOptions): Reading {
  const base = answered(endpoint, options);
  return {
    ...base,
    outcome: "failed",
    accounts: [],
    failure: { reason: "internal", requestId: base.requestId, ...failure },
  };
}

export function skipped(endpoint: EndpointPath, skipReason: SkipReason, pass: Pass): Reading {
  return {
    id: `${pass}:${endpoint}`,
    endpoint,
    pass,
    kind: endpointEntry(endpoint).kind,
    outcome: "skipped",
    skipReason,
    startedAt: null,
    latencyMs: null,
    accounts: [],
  };
}

function answered(endpoint: EndpointPath, { pass, at = 0, latencyMs = 84, attempts = 1, signal }: CallOptions) {
  const startedAt = new Date(start + at).toISOString();
  return {
    id: `${pass}:${endpoint}`,
    endpoint,
    pass,
    kind: endpointEntry(endpoint).kind,
    startedAt,
    latencyMs,
    timing: {
      startedAt,
      startedMonotonicMs: 5000 + at,
      latencyMs,
      phases: { connectMs: 12, firstByteMs: latencyMs - 20, downloadMs: 8 },
      connection: "new" as const,
      hostBusy: false,
    },
    attempts,
    sent: sentOf(signal),
    requestId: requestIdOf(pass, endpoint),
    serverTime: new Date(start + at + latencyMs).toISOString(),
  };
}

/** No filter, and of an evaluation what its answer is of. */
function sentOf(signal: CallOptions["signal"]): Sent {
  if (signal === undefined) return { accountIds: null, minLastUpdatedDatetime: null };
  const { accountId, amount, rulesetKey, clientTransactionId } = signal;
  const evaluate = { accountId, amount, rulesetKey, clientTransactionId };
  return { accountIds: [accountId], minLastUpdatedDatetime: null, evaluate };
}

function extras({ item: facts, signal }: CallOptions): Pick<OkReading, "item" | "signal"> {
  return { ...(facts === undefined ? {} : { item: facts }), ...(signal === undefined ? {} : { signal }) };
}

/** Fifteen characters, as Plaid's are. */
function requestIdOf(pass: Pass, endpoint: EndpointPath): string {
  return `${pass}${endpoint}`.replaceAll(/\W/g, "").padEnd(15, "0").split("").reverse().join("").slice(0, 15);
}

export const itemFacts: ItemFacts = {
  itemId: item.itemId,
  institutionId: item.institutionId,
  institutionName: item.institutionName,
  products: item.products,
  availableProducts: ["liabilities"],
  billedProducts: item.products,
  createdAt: new Date(start - 40 * 24 * hour).toISOString(),
  authMethod: "INSTANT_AUTH",
  updateType: "background",
  webhook: null,
  consentExpirationTime: null,
  error: null,
  transactions: { lastSuccessfulUpdate: new Date(start - 8.67 * hour).toISOString(), lastFailedUpdate: null },
  investments: null,
  lastWebhook: null,
};

/** A comparison whose plan is what its readings say, in their order, plus calls that have no reading yet. */
export function comparison(
  readings: readonly Reading[],
  more: Partial<Comparison> & { planned?: readonly { pass: Pass; endpoint: EndpointPath }[] } = {},
): Comparison {
  const { planned = [], ...rest } = more;
  const steps: { pass: Pass; calls: PlanStep["calls"][number][] }[] = [];
  const calls = [
    ...readings
      .filter(({ pass }) => pass !== "single")
      .map((each) => ({
        pass: each.pass,
        endpoint: each.endpoint,
        skip: each.outcome === "skipped" ? each.skipReason : null,
      })),
    ...planned.map((each) => ({ ...each, skip: null })),
  ];
  for (const { pass, endpoint, skip } of calls) {
    const { kind, billing } = endpointEntry(endpoint);
    const call = { id: `${pass}:${endpoint}`, endpoint, kind, billing, skip };
    const last = steps.at(-1);
    if (last?.pass === pass) last.calls.push(call);
    else steps.push({ pass, calls: [call] });
  }
  return {
    schemaVersion: 2,
    id: "comparison-1",
    item,
    environment: "local",
    plan: { steps, options: { evaluate: "default" } },
    status: "complete",
    startedAt: new Date(start).toISOString(),
    wallMs: 6840,
    lastOwnRealTimeAt: null,
    readings,
    ...rest,
  };
}

/** As after a comparison that was just made: the response to each call is held. */
function responsesOf({ readings, origin }: Comparison): NonNullable<PanelSnapshot["responses"]> {
  const made = readings.filter(({ outcome }) => outcome !== "skipped" && origin !== "saved");
  return Object.fromEntries(made.map(({ id }) => [id, "held"] as const));
}

/** What is told of the local sandbox beside each comparison made in it. */
function localOf({ environment, origin, item }: Comparison): Partial<PanelSnapshot> {
  if (environment !== "local" || origin === "saved") return {};
  const local = { nextRefreshAt: "2026-03-11T05:23:00.000Z", latency: "production", scenario: item.scenario ?? null };
  return { localNow: "2026-03-10T14:05:00.000Z", local };
}

export function snapshot(shown: Comparison | null, more: Partial<PanelSnapshot> = {}): PanelSnapshot {
  const { findings, left } = shownFindings(shown === null || shown.status === "running" ? [] : findingsOf(shown));
  return {
    comparison: shown,
    findings: serializeFindings({ findings, words: messagesOfFindings(findings), left }),
    inFlight: [],
    failure: null,
    ...(shown !== null && { itemId: shown.item.itemId, responses: responsesOf(shown), ...localOf(shown) }),
    locale: "en-US",
    messages: {},
    ...more,
  };
}
