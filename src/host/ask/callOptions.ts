import type { PlanOptions } from "../../core/plan/plan.ts";
import { numberIn, textIn } from "./itemArgument.ts";

/** Options that a call in a developer's code is written with, as a lens over it passes them; those of the evaluation only where one is made. */
export function callOptionsIn(argument: unknown, { evaluate }: PlanOptions): Partial<PlanOptions> {
  const amount = numberIn(argument, "amount");
  const rulesetKey = textIn(argument, "rulesetKey");
  const minLastUpdatedDatetime = textIn(argument, "minLastUpdatedDatetime");
  const asked = {
    ...(amount !== undefined && amount > 0 && { amount }),
    ...(rulesetKey !== undefined && { rulesetKey }),
  };
  return {
    ...(Object.keys(asked).length > 0 && {
      evaluate: { ...(evaluate === "default" || evaluate === null ? {} : evaluate), ...asked },
    }),
    ...(minLastUpdatedDatetime !== undefined && { minLastUpdatedDatetime }),
  };
}
