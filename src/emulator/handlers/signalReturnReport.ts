import { nullable, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { endpoint } from "./endpoint.ts";
import { evaluationNamed } from "./evaluationNamed.ts";

/** Reports that an evaluated debit was returned: https://plaid.com/docs/api/products/signal/#signalreturnreport */
export const signalReturnReport = endpoint({
  path: "/signal/return/report",
  fields: {
    client_transaction_id: required(text({ max: 36 })),
    return_code: required(text()),
    returned_at: nullable(text({ form: "time" })),
  },
  run({ input, world, now }) {
    const evaluation = evaluationNamed(world, input.client_transaction_id);
    if (evaluation.initiated === false) throw new PlaidFailure("SIGNAL_TRANSACTION_NOT_INITIATED");
    if (!/^[A-Z]\d{2}$/.test(input.return_code))
      throw new PlaidFailure("INVALID_FIELD", "return_code must be an ACH return code, such as R01");
    const details = { return_code: input.return_code };
    world.log.record({
      at: now,
      itemId: evaluation.itemId,
      what: "return-reported",
      cause: "signal-return-report",
      details,
    });
    return {};
  },
});
