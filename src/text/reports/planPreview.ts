import { endpointEntry } from "../../core/endpoint/catalogue.ts";
import { defaultEvaluateAmount } from "../../core/plan/defaultEvaluate.ts";
import type { ExplainedStep, PlanExplanation } from "../../core/plan/explainPlan.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import { formatDuration, formatMoney } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { nameWithMask, unnamedAccount } from "../nameWithMask.ts";
import type { TextContext } from "../segment.ts";
import { sharedCount, sharedLabel } from "../sharedLabels.ts";
import { valueWord } from "../translate.ts";
import { countedPlanWords, planWords } from "./planWords.ts";

/** What a comparison will do, told before there is one. */
export interface PlanPreview {
  /** Calls, duration and billing in one line. */
  readonly cost: string;
  /** Its steps, a sentence each. */
  readonly steps: readonly string[];
  /** The products whose endpoints are not called, in one line; empty where there are none. */
  readonly notCalled: string;
  /** The names of the accounts, with their last digits; empty where they are not known. */
  readonly accounts: readonly string[];
}

interface Previewed {
  readonly evaluate: PlanOptions["evaluate"];
  readonly accounts: readonly { readonly name: string | null; readonly mask: string | null }[];
  /** About how long it takes; 0: no time worth telling. */
  readonly usualMs: number;
}

/** A plan of an Item in Sandbox, where calls are free, in as few words as fit a panel that has nothing else to show yet. */
export function planPreview(plan: PlanExplanation, previewed: Previewed, context: TextContext): PlanPreview {
  const { usualMs, accounts } = previewed;
  const products = plan.skipped.flatMap(({ reason, product }) =>
    reason === "product-not-on-item" && product !== null ? [valueWord("product", product, context)] : [],
  );
  return {
    cost: [
      sharedCount("calls", plan.calls, context),
      ...(usualMs === 0
        ? []
        : [planWords("plan.about", context, { time: formatDuration(usualMs, context, { isBound: true }) })]),
      planWords("plan.free", context),
      plan.billedCalls === 0 ? sharedLabel("billedNone", context) : sharedCount("billed", plan.billedCalls, context),
    ].join(" · "),
    steps: plan.steps.flatMap((step) => stepWords(step, previewed, context) ?? []),
    notCalled:
      products.length === 0
        ? ""
        : planWords("plan.not-called", context, { products: formatsOf(context).list([...new Set(products)]) }),
    accounts: accounts.map(({ name, mask }) => nameWithMask(name ?? unnamedAccount(context), mask)),
  };
}

/** Null for the reading after an evaluation, which the sentence about that tells. */
function stepWords({ pass, calls }: ExplainedStep, { evaluate }: Previewed, context: TextContext): string | null {
  if (pass === "cached-after-evaluate") return null;
  if (pass === "cached") {
    const withBalances = calls.filter(({ endpoint }) => endpointEntry(endpoint).numbersAt !== null);
    return countedPlanWords("plan.step.cached", withBalances.length, context);
  }
  const chosen = evaluate === null || evaluate === "default" ? undefined : evaluate.amount;
  // Signal evaluates debits in US dollars alone.
  const debit = formatMoney(chosen ?? defaultEvaluateAmount, "USD", context);
  return planWords(`plan.step.${pass}`, context, { debit });
}
