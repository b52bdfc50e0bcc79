import type { Evidence } from "../../evidence/evidence.ts";
import type { Gap } from "../../evidence/gaps.ts";
import type { DraftFinding } from "../../findings/finding.ts";
import { ageParam, gapParams, gapRefs } from "../params.ts";

type Base = Pick<
  DraftFinding,
  "severity" | "accountIds" | "readings" | "evidence" | "params" | "window" | "cachedMinusRealTime" | "split"
>;

/** The parts that every cause of a gap shares with its fact. */
export function gapBase(gap: Gap, evidence: Evidence): Base {
  return {
    severity: "warning",
    accountIds: [gap.account.accountId],
    readings: [gap.cached.id, gap.bank.id, evidence.itemReadingId].filter((id) => id !== null),
    evidence: gap.fields.flatMap((part) => gapRefs(gap, part)),
    params: { ...gapParams(gap), ...ageParam(gap.asOf) },
    window: gap.window,
    cachedMinusRealTime: gap.mainField.value,
    split: gap.split,
  };
}
