import { docs, type GapCause } from "./cause.ts";
import { gapParams, gapRefs } from "./params.ts";

/** No. 29: less than a hundredth apart. Plaid's numbers are doubles of no stated scale. */
export const rounding: GapCause = (gap) => {
  if (gap.fields.some((part) => Math.abs(part.value) >= 0.01)) return null;
  return {
    code: "rounding",
    certainty: "certain",
    severity: "info",
    accountIds: [gap.account.accountId],
    readings: [gap.cached.id, gap.bank.id],
    evidence: gap.fields.flatMap((part) => gapRefs(gap, part)),
    params: gapParams(gap),
    residue: { value: gap.headline.value, currency: gap.currency },
    advice: "compare-with-tolerance",
    docUrl: docs.accounts,
  };
};
