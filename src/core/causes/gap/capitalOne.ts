import { invalidFieldOf } from "../../failure/invalidField.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { capitalOneId } from "../../item/capitalOneId.ts";
import type { FailedReading } from "../../reading/reading.ts";
import { type Codes, docs, type GapCause, type Rule, type Statement } from "../cause.ts";
import { accountParam } from "../params.ts";
import { gapBase } from "./gapBase.ts";

export const codes: Codes = {
  "capital-one-no-real-time": { no: 12, most: "certain", settledBy: "ask-the-bank" },
};

/**
 * The "real-time" answer has an older time of the bank's own. Certain by Plaid's documentation: Capital One has no
 * real-time balance for cards and loans, and the answer dates its number before the call.
 */
export const capitalOneReportedTime: GapCause = {
  about: "movement",
  place: 10,
  find: (gap, evidence) => {
    const reported = gap.bankAccount.balances.lastUpdatedDatetime;
    if (evidence.institutionId !== capitalOneId || typeof reported !== "string") return null;
    if (gap.account.type === "depository") return null;
    const span = evidence.times.spanOf(gap.bank);
    const base = gapBase(gap, evidence);
    return {
      ...base,
      code: "capital-one-no-real-time",
      variant: "gap",
      certainty: span !== null && Date.parse(reported) + evidence.times.skewMs < span.from ? "certain" : "likely",
      evidence: [
        ...base.evidence,
        { readingId: gap.bank.id, accountId: gap.account.accountId, field: "lastUpdatedDatetime" },
      ],
      params: { ...base.params, reportedAt: { kind: "time", iso: reported } },
      advice: adviceFor(gap.bank.sent?.minLastUpdatedDatetime),
      docUrl: docs.balanceApi,
    };
  },
};

/** A request that had the field needs no advice to send it. */
function adviceFor(sent: string | null | undefined): string {
  return typeof sent === "string" ? "mind-the-date" : "send-min-last-updated";
}

/**
 * The answer is dated and only looks like a real-time one, in an account without a gap. Certain by Plaid's
 * documentation, as above. Not stated of a number dated within the call, which may be live.
 */
export const capitalOneDated: Rule = {
  place: 90,
  find: (evidence) => {
    const { realTime, gaps, times } = evidence;
    if (realTime === null || evidence.institutionId !== capitalOneId) return [];
    const from = times.spanOf(realTime)?.from ?? Number.POSITIVE_INFINITY;
    const explained = new Set(gaps.map((gap) => gap.account.accountId));
    return realTime.accounts.flatMap((account): Statement[] => {
      const reported = account.balances.lastUpdatedDatetime;
      const known = evidence.accounts.get(account.accountId) ?? account;
      if (typeof reported !== "string" || known.type === "depository" || explained.has(account.accountId)) return [];
      if (Date.parse(reported) + times.skewMs >= from) return [];
      const ref = { readingId: realTime.id, accountId: account.accountId, field: "lastUpdatedDatetime" };
      const fact: DraftFinding = {
        code: "capital-one-no-real-time",
        variant: "dated",
        certainty: "certain",
        severity: "warning",
        accountIds: [account.accountId],
        readings: [realTime.id],
        evidence: [ref],
        params: { account: accountParam(known), reportedAt: { kind: "time", iso: reported, ref } },
        advice: adviceFor(realTime.sent?.minLastUpdatedDatetime),
        docUrl: docs.balanceApi,
      };
      return [{ fact }];
    });
  },
};

/**
 * The real-time call was refused: it needs the oldest time it may answer with, or has nothing that new. An
 * `INVALID_FIELD` counts only where its message names the field, since Plaid gives no other sign of it, and where the
 * time was not sent. Certain by Plaid's documentation: no other bank's numbers are refused for their age.
 */
export const capitalOneRefused: Rule = {
  place: 100,
  find: (evidence) =>
    evidence.failed.flatMap((reading): Statement[] => {
      if (reading.kind !== "real-time") return [];
      const { reason } = reading.failure;
      const needsTime = evidence.institutionId === capitalOneId && isCapitalOneRefusal(reading);
      if (reason !== "nothing-fresh-enough" && !needsTime) return [];
      const fact: DraftFinding = {
        code: "capital-one-no-real-time",
        variant: reason === "nothing-fresh-enough" ? "nothing-fresh-enough" : "time-required",
        certainty: "certain",
        severity: "warning",
        accountIds: [],
        readings: [reading.id],
        evidence: [{ readingId: reading.id, field: "failure" }],
        params: { call: { kind: "endpoint", endpoint: reading.endpoint, readingId: reading.id } },
        advice: reason === "nothing-fresh-enough" ? "ask-for-older" : "send-min-last-updated",
        docUrl: docs.invalidResult,
      };
      return [{ fact }];
    }),
};

/** True for a refusal because no time was sent, which `capitalOneRefused` reports. */
export function isCapitalOneRefusal({ failure: { reason, provider }, sent }: FailedReading): boolean {
  if (reason !== "invalid-request" || provider === undefined || typeof sent?.minLastUpdatedDatetime === "string") {
    return false;
  }
  return invalidFieldOf(provider.errorCode, provider.errorMessage) === "min_last_updated_datetime";
}
