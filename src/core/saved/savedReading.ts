import { endpointEntry } from "../catalogue.ts";
import { extract } from "../extract/extract.ts";
import { mergePages } from "../pages.ts";
import type { EvaluateRequest } from "../plan.ts";
import { providerErrorOf, reasonOfProviderError, textIn } from "../providerFailure.ts";
import type { NotRecorded, Pass, Reading } from "../reading.ts";
import type { IdentifiedBody } from "./identifyBody.ts";

/** Plaid answers nearly every error with it, and a body does not say. Source: https://plaid.com/docs/errors/ */
const usualErrorStatus = 400;

/** A reading of a body that was kept. Where its call's time or latency was not, the reading says so. */
export function savedReading(
  saved: IdentifiedBody,
  of: { readonly id: string; readonly pass: Pass; readonly openedAt: string; readonly evaluatedAccountId: string },
): Reading {
  const { body, endpoint } = saved;
  const startedAt = saved.startedAt ?? of.openedAt;
  const latencyMs = saved.latencyMs ?? 0;
  const notRecorded: readonly NotRecorded[] = [
    ...(saved.startedAt === undefined ? (["startedAt"] as const) : []),
    ...(saved.latencyMs === undefined ? (["latencyMs"] as const) : []),
  ];
  const requestId = saved.requestId ?? textIn(body, "request_id");
  const common = {
    id: of.id,
    endpoint,
    pass: of.pass,
    kind: endpointEntry(endpoint).kind,
    startedAt,
    latencyMs,
    timing: {
      startedAt,
      startedMonotonicMs: Date.parse(startedAt),
      latencyMs,
      phases: {},
      connection: "unknown",
      hostBusy: false,
    },
    attempts: 1,
    ...(saved.sent !== undefined && { sent: saved.sent }),
    requestId,
    serverTime: null,
    ...(notRecorded.length > 0 && { notRecorded }),
    // Two endpoints answer alike, and nothing but the place among the others says which of them this is.
    ...(saved.knownBy === "order" && { guessed: ["endpoint"] as const }),
  } as const;
  if (saved.isError) {
    const httpStatus = saved.httpStatus ?? usualErrorStatus;
    const provider = providerErrorOf(body, httpStatus);
    const reason = provider === null ? "unknown-plaid-error" : reasonOfProviderError(provider);
    return {
      ...common,
      outcome: "failed",
      failure: { reason, requestId, ...(provider !== null && { provider, httpStatus }) },
      accounts: [],
    };
  }
  const extraction = extract(endpoint, body, { evaluate: askedOf(saved, of.evaluatedAccountId) });
  if (!extraction.ok)
    return { ...common, outcome: "failed", failure: { ...extraction.failure, requestId }, accounts: [] };
  return { ...common, outcome: "ok", ...mergePages([extraction.value]) };
}

function askedOf({ evaluate }: IdentifiedBody, accountId: string): EvaluateRequest {
  return { accountId, amount: 0, rulesetKey: null, clientTransactionId: "", ...evaluate };
}
