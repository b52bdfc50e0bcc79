import type { Evidence } from "../../evidence/evidence.ts";
import type { FailureReason } from "../../failure/errors.ts";
import { invalidFieldOf } from "../../failure/invalidField.ts";
import { type CodeMeaning, meaningOfCode } from "../../failure/plaidCodes.ts";
import type { DraftFinding, Severity } from "../../findings/finding.ts";
import type { FindingCode } from "../../findings/findingCode.ts";
import { hasBankLogin } from "../../item/bankLogin.ts";
import { capitalOneId } from "../../item/capitalOneId.ts";
import type { FailedReading } from "../../reading/reading.ts";
import { type Codes, docs } from "../cause.ts";
import { isCapitalOneRefusal } from "../gap/capitalOne.ts";

export const codes: Codes = {
  "login-required": { no: 3, most: "certain" },
  "user-action-needed": { no: 5, most: "certain" },
  "consent-required": { no: 5, most: "certain" },
  "item-error": { no: 3, most: "certain" },
  "institution-trouble": { no: 4, most: "certain" },
  "plaid-trouble": { no: 4, most: "certain" },
  "rate-limited": { no: 23, most: "certain" },
  "product-not-ready": { no: 43, most: "certain" },
  "no-accounts": { no: 19, most: "certain" },
  "account-unknown": { no: 18, most: "certain" },
  "manual-account": { no: 22, most: "certain", settledBy: "look-at-link" },
  "evaluate-not-supported": { no: 13, most: "certain" },
  "call-failed": { no: 43, most: "certain" },
};

/** The fact that a failed call is, without regard to the rest of the evidence. */
export type FailureCause = Pick<DraftFinding, "code" | "variant" | "severity" | "advice" | "docUrl"> & {
  /** The field of the request that was refused; absent where it is unknown. */
  readonly requestField?: string;
};

/** Failures without a code of Plaid's: an HTTP status, or the network. Others are `call-failed`. */
const withoutCode: Readonly<Partial<Record<FailureReason, FailureCause>>> = {
  "plaid-error": {
    code: "plaid-trouble",
    severity: "warning",
    advice: "retry-later-use-cached",
    docUrl: docs.apiErrors,
  },
  "rate-limited": {
    code: "rate-limited",
    variant: "plain",
    severity: "warning",
    advice: "wait-a-minute",
    docUrl: docs.rateLimits,
  },
};

const severities: Readonly<Record<string, Severity>> = {
  "login-required": "problem",
  "user-action-needed": "problem",
  "item-error": "problem",
  "no-accounts": "problem",
  "product-not-ready": "info",
  "manual-account": "info",
  "evaluate-not-supported": "info",
};

/** Variants of a bank or an Item that is lost for good, which is graver than one that recovers. */
const lastingVariants: readonly (string | undefined)[] = ["for-good", "revoked"];

function severityOf({ finding, variant }: CodeMeaning, isRealTime: boolean): Severity {
  const isGrave = lastingVariants.includes(variant) || (isRealTime && finding === "call-failed");
  return isGrave ? "problem" : (severities[finding] ?? "warning");
}

function causeOf(meaning: CodeMeaning, isRealTime: boolean): FailureCause {
  const { finding, variant, remedy, docUrl } = meaning;
  return {
    code: finding,
    ...(variant !== undefined && { variant }),
    severity: severityOf(meaning, isRealTime),
    advice: remedy,
    docUrl,
  };
}

/** Facts that an Item's own error can be; any other code of it is `item-error`. */
const ofAnItem: readonly FindingCode[] = [
  "login-required",
  "user-action-needed",
  "no-accounts",
  "consent-required",
  "institution-trouble",
  "plaid-trouble",
];

/** The fact for an Item's own error, as `/item/get` gives it. */
export function itemErrorCause(errorCode: string): FailureCause {
  const meaning = meaningOfCode(errorCode);
  const plain: FailureCause = {
    code: "item-error",
    severity: "problem",
    advice: meaning?.remedy ?? "look-code-up",
    docUrl: docs.itemErrors,
  };
  return meaning !== null && ofAnItem.includes(meaning.finding) ? causeOf(meaning, false) : plain;
}

/** True where the Item may have no bank login: no real-time answer came, and it was linked in no way that has one. */
function mayBeManual({ realTimes, item }: Evidence): boolean {
  return realTimes.length === 0 && hasBankLogin(item?.authMethod ?? null) !== true;
}

/** The fact for a failed call; null where another rule reports it, and for a call that was cancelled here. */
export function failureCause(reading: FailedReading, evidence: Evidence): FailureCause | null {
  const { reason, provider } = reading.failure;
  // The user or this program's own budget stopped it.
  if (reason === "cancelled") return null;
  const isRealTime = reading.kind === "real-time";
  const severity = isRealTime ? "problem" : "warning";
  const other: FailureCause = { code: "call-failed", severity, advice: "see-failure", docUrl: docs.errors };
  if (isRealTime && reason === "nothing-fresh-enough") return null;
  if (isRealTime && evidence.institutionId === capitalOneId && isCapitalOneRefusal(reading)) return null;
  if (provider === undefined || provider.errorCode === "") return withoutCode[reason] ?? other;
  const meaning = meaningOfCode(provider.errorCode, reading.endpoint);
  if (meaning === null) return { ...other, variant: "unknown-code", advice: "look-code-up" };
  if (meaning.finding === "manual-account" && !mayBeManual(evidence)) return { ...other, advice: "add-product" };
  const requestField = invalidFieldOf(provider.errorCode, provider.errorMessage);
  if (requestField === null) return causeOf(meaning, isRealTime);
  const isMissing = requestField === "min_last_updated_datetime" && !reading.sent?.minLastUpdatedDatetime;
  return {
    ...causeOf(meaning, isRealTime),
    variant: "field",
    advice: isMissing ? "send-min-last-updated" : "mend-request",
    requestField,
  };
}
