import { capitalOneId } from "../capitalOneId.ts";
import type { DraftFinding } from "../finding.ts";
import { type Cause, docs, type GapCause } from "./cause.ts";
import { accountParam, gapParams, gapRefs } from "./params.ts";

/** No. 12: the "real-time" answer carries the bank's own older time. */
export const capitalOneReportedTime: GapCause = (gap, evidence) => {
  const reported = gap.bankAccount.balances.lastUpdatedDatetime;
  if (evidence.institutionId !== capitalOneId || typeof reported !== "string") return null;
  if (gap.account.type === "depository") return null;
  return {
    code: "capital-one-no-real-time",
    variant: "gap",
    certainty: "certain",
    severity: "warning",
    accountIds: [gap.account.accountId],
    readings: [gap.cached.id, gap.bank.id],
    evidence: [
      ...gapRefs(gap),
      { readingId: gap.bank.id, accountId: gap.account.accountId, field: "lastUpdatedDatetime" },
    ],
    params: { ...gapParams(gap), reportedAt: { kind: "time", iso: reported } },
    advice: "send-min-last-updated",
    docUrl: docs.balanceApi,
  };
};

/** No. 12 without a gap: the answer is dated, and only looks like a real-time one. */
export const capitalOneDated: Cause = (evidence) => {
  const { realTime, gaps } = evidence;
  if (realTime === null || evidence.institutionId !== capitalOneId) return [];
  const explained = new Set(gaps.map((gap) => gap.account.accountId));
  return realTime.accounts.flatMap((account): DraftFinding[] => {
    const reported = account.balances.lastUpdatedDatetime;
    const known = evidence.accounts.get(account.accountId) ?? account;
    if (typeof reported !== "string" || known.type === "depository" || explained.has(account.accountId)) return [];
    const ref = { readingId: realTime.id, accountId: account.accountId, field: "lastUpdatedDatetime" };
    return [
      {
        code: "capital-one-no-real-time",
        variant: "dated",
        certainty: "certain",
        severity: "warning",
        accountIds: [account.accountId],
        readings: [realTime.id],
        evidence: [ref],
        params: { account: accountParam(known), reportedAt: { kind: "time", iso: reported, ref } },
        advice: "send-min-last-updated",
        docUrl: docs.balanceApi,
      },
    ];
  });
};

/** No. 12, refused: the real-time call needs the oldest time it may answer with, or has nothing that new. */
export const capitalOneRefused: Cause = (evidence) =>
  evidence.failed.flatMap((reading): DraftFinding[] => {
    if (reading.kind !== "real-time") return [];
    const { reason } = reading.failure;
    const needsTime = reason === "invalid-request" && evidence.institutionId === capitalOneId;
    if (reason !== "nothing-fresh-enough" && !needsTime) return [];
    return [
      {
        code: "capital-one-no-real-time",
        variant: reason === "nothing-fresh-enough" ? "nothing-fresh-enough" : "time-required",
        certainty: "certain",
        severity: "warning",
        accountIds: [],
        readings: [reading.id],
        evidence: [{ readingId: reading.id, field: "failure" }],
        params: { call: { kind: "endpoint", endpoint: reading.endpoint, readingId: reading.id } },
        advice: "send-min-last-updated",
        docUrl: docs.invalidResult,
      },
    ];
  });
