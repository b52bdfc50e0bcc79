import type { FindingCode } from "../../../../src/core/findings/findingCode.ts";
import type { FailureMeaning } from "../setting.ts";
import { type Claim, failedReadings, holds, judgedBy, okReadings, type Verdict } from "./claim.ts";

/** What the failed calls that a finding names must mean. */
const meanings = {
  "login-required": ["login"],
  "item-error": ["item", "user", "login", "consent", "no-accounts"],
  "user-action-needed": ["user"],
  "consent-required": ["consent"],
  "institution-trouble": ["institution"],
  "plaid-trouble": ["plaid"],
  "rate-limited": ["rate"],
  "product-not-ready": ["not-ready"],
  "no-accounts": ["no-accounts"],
  "account-unknown": ["account-unknown"],
  "evaluate-not-supported": ["evaluate-not-here", "other"],
  "call-failed": [
    "login",
    "item",
    "user",
    "consent",
    "institution",
    "institution-for-good",
    "plaid",
    "rate",
    "not-ready",
    "no-accounts",
    "account-unknown",
    "no-bank-login",
    "capital-one-needs-time",
    "capital-one-not-fresh",
    "evaluate-not-here",
    "other",
  ],
} satisfies Partial<Record<FindingCode, readonly FailureMeaning[]>>;

const meaningsOf: Readonly<Record<string, readonly FailureMeaning[]>> = meanings;

/** Item errors by the code that tells of them. */
const itemErrors: Readonly<Record<string, readonly string[]>> = {
  "login-required": ["ITEM_LOGIN_REQUIRED"],
  "user-action-needed": ["USER_SETUP_REQUIRED", "ITEM_LOCKED", "PASSWORD_RESET_REQUIRED"],
  "item-error": ["INVALID_SEND_METHOD", "ITEM_NO_ERROR", "ACCESS_NOT_GRANTED"],
  "consent-required": ["ACCESS_NOT_GRANTED"],
};

/** Judges what is said of calls that failed: that they mean this, and that it is so still unless it is told as history. */
function judgeCalls(claim: Claim): Verdict {
  const { code, severity, variant } = claim.finding;
  const { world } = claim;
  const wanted = variant === "for-good" ? (["institution-for-good"] as const) : meaningsOf[code];
  if (wanted === undefined) throw new RangeError(`${code} says nothing of failed calls`);
  const failed = failedReadings(claim);
  for (const reading of failed) {
    const means = world.readings.get(reading.id)?.fails?.means;
    if (means !== undefined && !wanted.includes(means))
      return holds(
        false,
        `${reading.id} failed with ${reading.failure.provider?.errorCode ?? reading.failure.reason}: ${means}`,
      );
  }
  if (failed.length === 0) return judgeItemWords(claim);
  const isOver = failed.every((reading) => isAnsweredLater(claim, reading.id));
  return holds(
    !isOver || severity === "info",
    isOver ? "the same call was answered later: it is history" : "the call failed so",
  );
}

/** Whether a later call of the same endpoint was answered, and both times are known. */
function isAnsweredLater({ world }: Claim, readingId: string): boolean {
  const failed = world.readings.get(readingId);
  const endpoint = world.comparison.readings.find((reading) => reading.id === readingId)?.endpoint;
  return okReadings(world).some((reading) => {
    const truth = world.readings.get(reading.id);
    return (
      reading.endpoint === endpoint &&
      truth?.isDated === true &&
      failed?.isDated === true &&
      truth.startedAt > failed.answeredAt
    );
  });
}

function judgeItemWords({ world, finding, readings }: Claim): Verdict {
  const named = okReadings(world).filter((reading) => readings.includes(reading.id));
  const items = named.flatMap(({ item }) => item ?? []);
  if (finding.code === "user-action-needed" && items.some(({ updateType }) => updateType === "user_present_required")) {
    return holds(true, "the Item's update_type says so");
  }
  if (finding.code === "product-not-ready") {
    return holds(
      named.some(({ transactions }) => transactions?.updateStatus === "NOT_READY"),
      "no named answer was not ready",
    );
  }
  const codes = items.flatMap(({ error }) => error?.errorCode ?? []);
  const isSaid = codes.some((code) => itemErrors[finding.code]?.includes(code) === true);
  return holds(isSaid, `the Item's error is ${codes.join(", ") || "none"}`);
}

/** Facts of calls that failed, and of the Item that they show. */
export const callFacts = judgedBy(meanings, judgeCalls);
