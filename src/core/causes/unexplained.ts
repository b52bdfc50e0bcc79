import { docs, type GapCause } from "./cause.ts";
import { ageParam, gapParams, gapRefs } from "./params.ts";

/** No rule accounts for the gap: said plainly, with the money. Certain, since the answers prove that it is there. */
export const unexplained: GapCause = (gap, evidence) => ({
  code: "unexplained",
  certainty: "certain",
  severity: "problem",
  accountIds: [gap.account.accountId],
  readings: [gap.cached.id, gap.bank.id],
  evidence: gap.fields.flatMap((part) => gapRefs(gap, part)),
  params: { ...gapParams(gap), ...ageParam(gap, evidence) },
  residue: { value: gap.headline.value, currency: gap.currency },
  advice: "compare-again-then-ask-plaid",
  docUrl: docs.balance,
});
