import type { Plan, PlannedCall, PlanOptions, PlanStep } from "../plan/plan.ts";
import type { EvaluateRequest } from "../reading/reading.ts";
import { documentSkips } from "../saved/documentReading.ts";
import { endpoint, kind, pass } from "./readingShape.ts";
import { either, instant, list, nullable, number, oneOf, optional, record, text } from "./shape.ts";

/** What was chosen before a comparison. */
export const planOptionsShape = record<PlanOptions>({
  evaluate: either(
    oneOf([null, "default"]),
    record<EvaluateRequest>({
      accountId: optional(text),
      amount: optional(number),
      rulesetKey: optional(nullable(text)),
      clientTransactionId: optional(text),
    }),
  ),
  rulesetKeys: optional(list(nullable(text))),
  without: optional(list(endpoint)),
  addProducts: optional(list(endpoint)),
  accountIds: optional(list(text)),
  minLastUpdatedDatetime: optional(instant),
});

/** What a comparison was to call. */
export const planShape = record<Plan>({
  steps: list(
    record<PlanStep>({
      pass,
      calls: list(
        record<PlannedCall>({
          id: text,
          endpoint,
          kind,
          billing: oneOf(["free", "subscription", "one-time", "per-request", "flat-fee"]),
          skip: nullable(oneOf(documentSkips)),
          oldestAcceptableMs: optional(number),
          rulesetKey: optional(nullable(text)),
          allowance: optional(number),
        }),
      ),
    }),
  ),
  options: planOptionsShape,
});
