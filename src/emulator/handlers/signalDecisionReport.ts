import { flag, nullable, number, oneOf, required, text } from "../wire/fields.ts";
import { endpoint } from "./endpoint.ts";
import { evaluationNamed } from "./evaluationNamed.ts";

/** Reports the decision about an evaluated debit: https://plaid.com/docs/api/products/signal/#signaldecisionreport */
export const signalDecisionReport = endpoint({
  path: "/signal/decision/report",
  fields: {
    client_transaction_id: required(text({ max: 36 })),
    initiated: required(flag()),
    days_funds_on_hold: nullable(number({ min: 0, whole: true })),
    decision_outcome: nullable(oneOf(["APPROVE", "REVIEW", "REJECT", "TAKE_OTHER_RISK_MEASURES", "NOT_EVALUATED"])),
    payment_method: nullable(oneOf(["SAME_DAY_ACH", "STANDARD_ACH", "NEXT_DAY_ACH", "MULTIPLE_PAYMENT_METHODS"])),
    amount_instantly_available: nullable(number()),
    submitted_at: text({ form: "time" }),
  },
  run({ input, world, now }) {
    const evaluation = evaluationNamed(world, input.client_transaction_id);
    evaluation.initiated = input.initiated;
    const details = { initiated: input.initiated };
    world.log.record({
      at: now,
      itemId: evaluation.itemId,
      what: "decision-reported",
      cause: "signal-decision-report",
      details,
    });
    return {};
  },
});
