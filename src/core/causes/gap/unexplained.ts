import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { sameNumbers } from "../../reading/evaluatedNumber.ts";
import { type Codes, docs } from "../cause.ts";
import { ageParam, gapParams, gapRefs, timeParam } from "../params.ts";
import { bankShowsRealTime } from "./bankShowsGap.ts";
import { unexplainedAdvice } from "./gapAdvice.ts";

export const codes: Codes = {
  unexplained: { no: 45, most: "certain" },
};

/**
 * No cause of a difference is above possible, within its window. Certain: it is a statement about these rules, and not
 * about the bank. Graver where a second real-time answer, or the bank's own site, confirms the number.
 */
export function unexplained(gap: Gap, evidence: Evidence): DraftFinding {
  const isConfirmed =
    bankShowsRealTime(gap, evidence) ||
    evidence.realTimes.some(
      (reading) =>
        evidence.times.orderOf(gap.bank, reading) === "before" &&
        sameNumbers(evidence.shown(reading, gap.account.accountId)?.balances ?? {}, gap.bankAccount.balances),
    );
  const { from, to } = gap.window;
  const ends = `${from === null ? "" : "-from"}${to === null ? "" : "-to"}`;
  return {
    code: "unexplained",
    variant: ends === "" ? "open" : ends.slice(1),
    certainty: "certain",
    severity: isConfirmed ? "problem" : "warning",
    accountIds: [gap.account.accountId],
    readings: [gap.cached.id, gap.bank.id],
    evidence: gap.fields.flatMap((part) => gapRefs(gap, part)),
    params: { ...gapParams(gap), ...ageParam(gap.asOf), ...timeParam("from", from), ...timeParam("to", to) },
    window: gap.window,
    cachedMinusRealTime: gap.mainField.value,
    split: gap.split,
    residue: { value: -gap.mainField.value, currency: gap.unit.currency },
    advice: unexplainedAdvice(gap, evidence),
    docUrl: docs.balance,
  };
}
