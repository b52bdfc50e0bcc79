import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding, FindingParam } from "../../findings/finding.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import { hasBankLogin } from "../../item/bankLogin.ts";
import { isZoneGuessed } from "../../reading/callTimes.ts";
import { type Codes, docs, type FindFacts, type Rule, type Statement } from "../cause.ts";
import { isFailing } from "../gap/oldCopy/itemUpdates.ts";
import { timeParam } from "../params.ts";
import { liveAfter } from "./recoveredFailures.ts";

export const codes: Codes = {
  "consent-expired": { no: 5, most: "certain" },
  "last-update-failed": { no: 4, most: "certain" },
};

interface Stated {
  readonly code: FindingCode;
  readonly variant?: string;
  readonly field: string;
  readonly params?: Readonly<Record<string, FindingParam>>;
  readonly severity?: DraftFinding["severity"];
  readonly certainty?: DraftFinding["certainty"];
  readonly advice: string;
  readonly docUrl: string;
}

/** A fact from the newest answer of `/item/get`. Certain by default: its fields say so. */
function stated(evidence: Evidence, said: Stated): readonly Statement[] {
  if (evidence.itemReadingId === null) return [];
  const fact: DraftFinding = {
    code: said.code,
    ...(said.variant !== undefined && { variant: said.variant }),
    certainty: said.certainty ?? "certain",
    severity: said.severity ?? "warning",
    accountIds: [],
    readings: [evidence.itemReadingId],
    evidence: [{ readingId: evidence.itemReadingId, field: said.field }],
    params: said.params ?? {},
    advice: said.advice,
    docUrl: said.docUrl,
  };
  return [{ fact }];
}

/** The Item cannot refresh without the user. */
const userActionNeeded: FindFacts = (evidence) => {
  if (evidence.item?.updateType !== "user_present_required") return [];
  return stated(evidence, {
    code: "user-action-needed",
    field: "item.updateType",
    advice: "update-mode",
    docUrl: docs.updateMode,
  });
};

/**
 * The user's consent has expired, by the server's clock and by more than the clocks differ. Not stated where the bank
 * answered later: the user has renewed it.
 */
const consentExpired: FindFacts = (evidence) => {
  const expires = evidence.item?.consentExpirationTime;
  const reading = evidence.items.at(-1);
  const span = reading && !isZoneGuessed(reading) ? evidence.times.spanOf(reading) : null;
  if (typeof expires !== "string" || !reading || span === null || liveAfter(reading, evidence)) return [];
  if (Date.parse(expires) + evidence.times.skewMs >= span.from) return [];
  return stated(evidence, {
    code: "consent-expired",
    field: "item.consentExpirationTime",
    params: timeParam("expiredAt", expires),
    advice: "update-mode",
    docUrl: docs.updateMode,
  });
};

/**
 * The last update attempt failed. Plaid gives the last failed update and never the first, so it is unknown since when.
 * Certain: both times are in one answer.
 */
const lastUpdateFailed: FindFacts = (evidence) =>
  (["transactions", "investments"] as const).flatMap((product) => {
    const status = evidence.item?.[product];
    if (status === null || status === undefined || !isFailing(status)) return [];
    return stated(evidence, {
      code: "last-update-failed",
      variant: status.lastSuccessfulUpdate === null ? "never-worked" : "worked-before",
      field: `item.${product}.lastFailedUpdate`,
      params: {
        ...timeParam("failedAt", status.lastFailedUpdate),
        ...timeParam("workedAt", status.lastSuccessfulUpdate),
        product: { kind: "text", value: product },
      },
      advice: "retry-later-or-update-mode",
      docUrl: docs.itemErrors,
    });
  });

/**
 * The Item was linked without a bank login, where no failed call says so. Not stated where the bank answered: then
 * there is a connection, however it was linked.
 */
const linkedWithoutLogin: FindFacts = (evidence) => {
  const method = evidence.item?.authMethod;
  const isShownByCall = evidence.failed.some(
    (each) => each.kind === "real-time" && each.failure.reason === "product-not-supported",
  );
  if (typeof method !== "string" || !isKnownManual(evidence) || isShownByCall || evidence.realTime !== null) return [];
  return stated(evidence, {
    code: "manual-account",
    field: "item.authMethod",
    params: { error: { kind: "text", value: method } },
    severity: "info",
    certainty: "likely",
    advice: "no-real-time-here",
    docUrl: docs.itemErrors,
  });
};

/** True where `/item/get` names a way of linking without a bank login. */
export function isKnownManual({ item }: Evidence): boolean {
  return hasBankLogin(item?.authMethod ?? null) === false;
}

const all: readonly FindFacts[] = [userActionNeeded, consentExpired, lastUpdateFailed, linkedWithoutLogin];

/** What `/item/get` says about old or missing numbers. */
export const itemState: Rule = {
  place: 110,
  find: (evidence) => all.flatMap((rule) => rule(evidence)),
};
