import { endpointEntry } from "../endpoint/catalogue.ts";
import { providerErrorOf, reasonOfProviderError, textIn } from "../failure/providerFailure.ts";
import type { EvaluateRequest, Guessed, NotRecorded, Pass, Reading } from "../reading/reading.ts";
import type { IdentifiedBody } from "./body/identifyBody.ts";
import { joinedAnswer, type SyncPages } from "./body/joinedAnswer.ts";
import type { JoinedBody } from "./body/joinPages.ts";

/**
 * The HTTP status of nearly all of Plaid's errors, which a body does not contain. Source:
 * https://plaid.com/docs/errors/
 */
const usualErrorStatus = 400;

const noPhases = {};

/** Makes a reading of a saved response. Where the time or latency of its call was not kept, the reading says so. */
export function savedReading(
  joined: JoinedBody,
  of: {
    readonly id: string;
    readonly pass: Pass;
    readonly openedAt: string;
    readonly evaluatedAccountId: string;
    readonly syncs: SyncPages;
  },
): Reading {
  const { saved, pages } = joined;
  const { body, endpoint } = saved;
  const startedAt = saved.startedAt ?? of.openedAt;
  const latencies = pages.flatMap((page) => (page.latencyMs === undefined ? [] : [page.latencyMs]));
  const hasLatency = latencies.length === pages.length;
  const latencyMs = hasLatency ? latencies.reduce((sum, each) => sum + each, 0) : 0;
  const notRecorded: readonly NotRecorded[] = [
    ...(saved.startedAt === undefined ? (["startedAt"] as const) : []),
    ...(hasLatency ? [] : (["latencyMs"] as const)),
  ];
  const guessed = guessedOf(joined);
  const timeResolutionMs = Math.max(...pages.map((page) => page.timeResolutionMs ?? 1));
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
      phases: noPhases,
      connection: "unknown",
      hostBusy: false,
    },
    attempts: 1,
    ...(saved.sent !== undefined && { sent: saved.sent }),
    requestId,
    serverTime: pages.at(-1)?.serverTime ?? null,
    ...(notRecorded.length > 0 && { notRecorded }),
    ...(saved.isAnswerTime === true && !hasLatency && { isAnswerTime: true as const }),
    ...(saved.startedAt !== undefined && timeResolutionMs > 1 && { timeResolutionMs }),
    ...(guessed.length > 0 && { guessed }),
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
  const answer = joinedAnswer(joined, askedOf(saved, of.evaluatedAccountId), of.syncs);
  if (!answer.ok) return { ...common, outcome: "failed", failure: { ...answer.failure, requestId }, accounts: [] };
  return { ...common, outcome: "ok", ...answer.value };
}

function guessedOf({ saved, pages, isOrderGuessed }: JoinedBody): readonly Guessed[] {
  const isEndpoint = saved.knownBy === "order" || saved.knownBy === "near";
  const isTime = pages.some(({ isZoneGuessed }) => isZoneGuessed === true);
  return [
    ...(isEndpoint ? (["endpoint"] as const) : []),
    ...(isOrderGuessed ? (["order"] as const) : []),
    ...(isTime ? (["time"] as const) : []),
  ];
}

function askedOf({ evaluate }: IdentifiedBody, accountId: string): EvaluateRequest {
  return { accountId, amount: 0, rulesetKey: null, clientTransactionId: "", ...evaluate };
}
