import type { EndpointPath } from "../../endpoint/endpoint.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import type { FailureReason } from "../../failure/errors.ts";
import { plaidsMessage, type WordedError } from "../../failure/plaidsMessage.ts";
import type { DraftFinding, FindingParam } from "../../findings/finding.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import type { ItemError } from "../../item/item.ts";
import type { FailedReading } from "../../reading/reading.ts";
import type { Rule } from "../cause.ts";
import { listOf, type Params, timeParam } from "../params.ts";
import { cacheAgeWhileFailing } from "./cacheAgeWhileFailing.ts";
import { canRepairLogin } from "./canRepairLogin.ts";
import { type FailureCause, failureCause, itemErrorCause } from "./failureCause.ts";
import { firstReadNotReady } from "./firstReadNotReady.ts";
import { isKnownManual } from "./itemState.ts";
import { limitReachedHere } from "./limitReachedHere.ts";
import { oauthEnded } from "./oauthEnded.ts";
import { isLive, isoOf, liveAfter, recoveryOf } from "./recoveredFailures.ts";

/**
 * The error that the newest answer of `/item/get` gives; null where it gives none, or the bank has answered since. Where
 * that is a guess, the error rests on it too, and so is only possible.
 */
function itemErrorFinding(evidence: Evidence): DraftFinding | null {
  const newest = evidence.items.at(-1);
  const error = newest?.item.error;
  const live = newest && liveAfter(newest, evidence);
  if (newest === undefined || !error || (live && !evidence.guessed.endpoint.has(live.id))) return null;
  const { variant: _, ...cause } = itemErrorCause(error.errorCode);
  const params: Params = {
    error: { kind: "text", value: error.errorCode },
    ...wordsOf([error]),
    ...(cause.code === "login-required" && lastContact(evidence)),
  };
  const variant = variantOf(itemErrorCause(error.errorCode), params);
  return {
    ...cause,
    ...(variant !== undefined && { variant }),
    certainty: "certain",
    accountIds: [],
    readings: [newest.id, ...(live ? [live.id] : [])],
    evidence: [{ readingId: newest.id, field: "item.error" }],
    params,
  };
}

/** Plaid's own words on the errors, the first that has any, and why an OAuth login ended. */
function wordsOf(errors: readonly (WordedError & Pick<ItemError, "errorCodeReason">)[]): Params {
  const said = errors.map(plaidsMessage).find(Boolean);
  const reason = errors.find(({ errorCodeReason }) => errorCodeReason !== undefined)?.errorCodeReason;
  return {
    ...(said !== undefined && { said: { kind: "text", value: said } }),
    ...(reason !== undefined && { codeReason: { kind: "text", value: reason } }),
  };
}

/** The last time Plaid is known to have read the bank: an update stamp, a live answer, or the time of linking. */
function lastContact(evidence: Evidence): Params {
  const { items, realTimes, times } = evidence;
  const stamps = items.flatMap(({ item }) => [
    item.createdAt,
    item.transactions?.lastSuccessfulUpdate,
    item.investments?.lastSuccessfulUpdate,
  ]);
  const known = [
    ...stamps.map((stamp) => Date.parse(stamp ?? "")),
    ...realTimes.map((reading) => (isLive(reading, evidence) ? times.spanOf(reading)?.to : undefined) ?? Number.NaN),
  ].filter((at) => !Number.isNaN(at));
  return known.length === 0 ? {} : timeParam("lastContact", new Date(Math.max(...known)).toISOString());
}

function variantOf({ code, variant }: FailureCause, params: DraftFinding["params"]): string | undefined {
  if (code === "user-action-needed") return "refused";
  if (code === "login-required") return params.lastContact === undefined ? "plain" : "last-contact";
  return variant;
}

/** What is left to compare with after the failure, or else which calls failed. */
function whatIsLeft(evidence: Evidence, readings: readonly FailedReading[], code: string): Params {
  const isRealTime = readings.some((reading) => reading.kind === "real-time") && evidence.realTime === null;
  const hasNumber = evidence.evaluated.some(({ accounts }) =>
    accounts.some(({ balances }) => typeof balances.available === "number" || typeof balances.current === "number"),
  );
  if (isRealTime) return { live: { kind: "text", value: hasNumber ? "evaluated" : "none" } };
  // The sentence of `call-failed` names the calls itself.
  return code === "call-failed" ? {} : { live: { kind: "text", value: "affected" } };
}

/** Endpoints without which a comparison has no balances. */
const needed: readonly EndpointPath[] = ["/accounts/get", "/accounts/balance/get", "/signal/evaluate", "/item/get"];
/** Facts that concern the whole Item, whichever call showed them: the user has to act. */
const ofTheUser: readonly FindingCode[] = ["login-required", "user-action-needed", "item-error"];

/** True for a failed product endpoint beside cached and real-time numbers, which matter more. */
function isAside(
  { realTime, cachedBefore }: Evidence,
  cause: FailureCause,
  readings: readonly FailedReading[],
): boolean {
  if (realTime === null || cachedBefore.length === 0 || isStopped(cause)) return false;
  return readings.every(({ endpoint }) => !needed.includes(endpoint));
}

/** True for a fact after which Plaid cannot read the bank until somebody acts: the copies are all there is. */
function isStopped({ code, variant }: Pick<DraftFinding, "code" | "variant">): boolean {
  return ofTheUser.includes(code) || (code === "consent-required" && variant === "revoked");
}

/** Failures on the way to the server: the advice is about the network, and every call is worth repeating. */
const onTheWay: readonly FailureReason[] = ["unreachable", "connection-lost", "timed-out"];

function adviceWithoutAnswer(first: FailedReading | undefined): Partial<FailureCause> {
  const isOnTheWay = first !== undefined && onTheWay.includes(first.failure.reason);
  return { severity: "problem", ...(isOnTheWay && { advice: "check-network" }) };
}

function whyNoneAnswered({ failure: { reason, host } }: FailedReading): Readonly<Record<string, FindingParam>> {
  return {
    failure: { kind: "text", value: reason },
    ...(host !== undefined && { host: { kind: "text", value: host } }),
  };
}

/**
 * Calls that failed and were not answered since, and the Item's own error: one fact for each meaning of a code, with
 * all calls that show it. Certain: the code is in the answer.
 */
export const failedCalls: Rule = {
  place: 80,
  find: (evidence) => {
    const groups = new Map<string, { cause: FailureCause; readings: FailedReading[] }>();
    for (const reading of evidence.failed) {
      if (recoveryOf(reading, evidence) !== undefined) continue;
      const cause = failureCause(reading, evidence);
      if (cause === null) continue;
      const { code, variant = "", advice } = cause;
      const key = [code, variant, advice, reading.failure.provider?.errorCode ?? reading.failure.reason].join(" ");
      const group = groups.get(key) ?? { cause, readings: [] };
      group.readings.push(reading);
      groups.set(key, group);
    }
    const fromItem = itemErrorFinding(evidence);
    const findings = [...groups.values()].map(({ cause, readings }): DraftFinding => {
      const { requestField, variant: _, ...plain } = cause;
      const isOfItem = fromItem?.code === cause.code;
      const first = readings[0];
      const provider = first?.failure.provider;
      // Where no call was answered, one shared reason says more than the names of fourteen calls.
      const noneAnswered = cause.code === "call-failed" && evidence.ok.length === 0 && groups.size === 1;
      const params: Readonly<Record<string, FindingParam>> = {
        ...(cause.code === "login-required" && lastContact(evidence)),
        ...(first !== undefined && timeParam("failedAt", isoOf(evidence, first))),
        error: { kind: "text", value: provider?.errorCode || (first?.failure.reason ?? "") },
        reason: { kind: "text", value: first?.failure.reason ?? "" },
        ...(provider !== undefined && { errorType: { kind: "text", value: provider.errorType } }),
        ...wordsOf(readings.flatMap(({ failure }) => failure.provider ?? [])),
        ...(requestField !== undefined && { requestField: { kind: "text", value: requestField } }),
        ...(noneAnswered && first !== undefined && whyNoneAnswered(first)),
        calls: listOf(readings.map((reading) => reading.endpoint)),
        count: { kind: "count", value: readings.length },
        ...whatIsLeft(evidence, readings, cause.code),
      };
      const variant = noneAnswered ? "none-answered" : variantOf(cause, params);
      return {
        ...plain,
        ...(isAside(evidence, cause, readings) && { severity: "info" }),
        ...(noneAnswered && adviceWithoutAnswer(first)),
        ...(variant !== undefined && { variant }),
        certainty: cause.code === "manual-account" && !isKnownManual(evidence) ? "likely" : "certain",
        accountIds: [],
        readings: [...readings.map((reading) => reading.id), ...(isOfItem ? fromItem.readings : [])],
        evidence: [
          ...readings.map((reading) => ({ readingId: reading.id, field: "failure" })),
          ...(isOfItem ? fromItem.evidence : []),
        ],
        params,
      };
    });
    findings.push(...firstReadNotReady(evidence, findings), ...limitReachedHere(evidence));
    const isStated = fromItem === null || findings.some((finding) => finding.code === fromItem.code);
    const all = isStated ? findings : [...findings, fromItem];
    const stopped = all.find(isStopped);
    return all.map((fact) => {
      const advised = canRepairLogin(evidence, fact) ? { ...fact, advice: "repair-local-login" } : fact;
      const causes = oauthEnded(advised);
      return {
        fact: advised,
        ...(causes.length > 0 && { causes }),
        ...(fact === stopped && { adds: cacheAgeWhileFailing(evidence) }),
      };
    });
  },
};
