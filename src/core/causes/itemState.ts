import { answeredAtMs, isDated } from "../ageOf.ts";
import type { Evidence } from "../evidence.ts";
import type { DraftFinding, FindingParam } from "../finding.ts";
import type { OkReading } from "../reading.ts";
import { type Cause, docs } from "./cause.ts";

interface Stated {
  readonly code: string;
  readonly field: string;
  readonly params?: Readonly<Record<string, FindingParam>>;
  readonly severity?: DraftFinding["severity"];
  readonly advice: string;
  readonly docUrl: string;
}

/** A finding that the Item's own words prove. */
function stated(evidence: Evidence, said: Stated): readonly DraftFinding[] {
  if (evidence.itemReadingId === null) return [];
  return [
    {
      code: said.code,
      certainty: "certain",
      severity: said.severity ?? "warning",
      accountIds: [],
      readings: [evidence.itemReadingId],
      evidence: [{ readingId: evidence.itemReadingId, field: said.field }],
      params: said.params ?? {},
      advice: said.advice,
      docUrl: said.docUrl,
    },
  ];
}

/** No. 5: the Item cannot refresh without the user. */
const userActionNeeded: Cause = (evidence) => {
  if (evidence.item?.updateType !== "user_present_required") return [];
  return stated(evidence, {
    code: "user-action-needed",
    field: "item.updateType",
    advice: "update-mode",
    docUrl: docs.updateMode,
  });
};

/** What freezes the cache: a consent that has run out, by the server's clock. */
const consentExpired: Cause = (evidence) => {
  const expires = evidence.item?.consentExpirationTime;
  const reading = evidence.ok.find((each): each is OkReading => each.id === evidence.itemReadingId);
  if (typeof expires !== "string" || reading === undefined || !isDated(reading)) return [];
  if (Date.parse(expires) > answeredAtMs(reading)) return [];
  return stated(evidence, {
    code: "consent-expired",
    field: "item.consentExpirationTime",
    params: { expiredAt: { kind: "time", iso: expires } },
    advice: "update-mode",
    docUrl: docs.updateMode,
  });
};

/** No. 4 where no number shows it: background updates fail, and nothing has moved at the bank so far. */
const failingQuietly: Cause = (evidence) => {
  const { lastFailedUpdate: failed, lastSuccessfulUpdate: worked } = evidence.item?.transactions ?? {};
  const isExplained = evidence.gaps.length > 0 || evidence.item?.error !== null || evidence.realTime === null;
  if (isExplained || typeof failed !== "string") return [];
  if (typeof worked === "string" && Date.parse(failed) <= Date.parse(worked)) return [];
  return stated(evidence, {
    code: "updates-failing",
    field: "item.transactions.lastFailedUpdate",
    params: { failedAt: { kind: "time", iso: failed } },
    advice: "retry-later-or-update-mode",
    docUrl: docs.itemErrors,
  }).map((finding) => ({ ...finding, variant: "quiet" }));
};

/** No. 22, when no call said so: the Item was verified by hand and has no link to the bank. */
const verifiedByHand: Cause = (evidence) => {
  const method = evidence.item?.authMethod;
  const isToldByCall = evidence.failed.some(
    (each) => each.kind === "real-time" && each.failure.reason === "product-not-supported",
  );
  if (typeof method !== "string" || !manualMethods.includes(method) || isToldByCall) return [];
  return stated(evidence, {
    code: "manual-account",
    field: "item.authMethod",
    params: { error: { kind: "text", value: method } },
    severity: "info",
    advice: "no-real-time-here",
    docUrl: docs.itemErrors,
  });
};

/** Ways of linking that leave no connection to the bank. Source: `auth_method`, https://plaid.com/docs/api/items/ */
export const manualMethods: readonly string[] = [
  "AUTOMATED_MICRODEPOSITS",
  "SAME_DAY_MICRODEPOSITS",
  "INSTANT_MICRODEPOSITS",
  "DATABASE_MATCH",
  "DATABASE_INSIGHTS",
];

const all: readonly Cause[] = [userActionNeeded, consentExpired, failingQuietly, verifiedByHand];

/** What `/item/get` says that explains standing or missing numbers. */
export const itemState: Cause = (evidence) => all.flatMap((cause) => cause(evidence));
