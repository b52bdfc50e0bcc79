import { anything, flag, list, number, oneOf, record, required, text } from "../wire/fields.ts";

/** Sums, prices and counts: larger ones would multiply and add up to what JSON has no number for. */
const large = 1e12;
const sum = number({ min: -large, max: large });
const price = number({ min: 0, max: large });
const loose = text({ min: 0 });
const security = record({ ticker_symbol: loose, name: loose, currency: loose });

/** The published schema of a custom user (https://plaid.com/docs/sandbox/user-custom/), nulls taken out beforehand. */
export const customUserFields = {
  version: anything(),
  seed: anything(),
  override_accounts: list(
    record({
      type: oneOf(["depository", "credit", "loan", "investment", "payroll", "other", "brokerage"]),
      subtype: text(),
      starting_balance: sum,
      force_available_balance: sum,
      has_null_available_balance: flag(),
      currency: text({ max: 5 }),
      meta: record({ name: text(), official_name: text(), limit: price, mask: loose, apy: sum }),
      numbers: record({
        account: loose,
        ach_routing: loose,
        ach_wire_routing: loose,
        eft_institution: loose,
        eft_branch: loose,
        international_bic: loose,
        international_iban: loose,
        bacs_sort_code: loose,
      }),
      transactions: list(
        record({
          date_transacted: required(text({ form: "date" })),
          date_posted: required(text({ form: "date" })),
          amount: required(sum),
          description: required(loose),
          currency: loose,
        }),
        { max: 250 },
      ),
      holdings: list(
        record({
          institution_price: required(price),
          institution_price_as_of: text({ form: "date" }),
          cost_basis: sum,
          quantity: required(sum),
          currency: loose,
          security: required(security),
        }),
        { max: 250 },
      ),
      investment_transactions: list(
        record({
          date: required(text({ form: "date" })),
          name: required(loose),
          quantity: required(sum),
          price: required(sum),
          fees: sum,
          type: required(oneOf(["buy", "sell", "cancel", "cash", "fee", "transfer"])),
          currency: loose,
          security,
        }),
        { max: 250 },
      ),
      identity: record({
        names: list(text()),
        phone_numbers: list(record({ data: text(), primary: flag(), type: text() })),
        emails: list(record({ data: text(), primary: flag(), type: text() })),
        addresses: list(
          record({
            primary: flag(),
            data: record({ city: loose, region: loose, street: loose, postal_code: loose, country: loose }),
          }),
        ),
      }),
      liability: anything(),
      inflow_model: record({
        type: oneOf(["none", "monthly-income", "monthly-balance-payment", "monthly-interest-only-payment"]),
        income_amount: sum,
        payment_day_of_month: number({ min: 1, max: 31, whole: true }),
        statement_day_of_month: anything(),
        transaction_name: loose,
      }),
      income: anything(),
    }),
    { max: 10 },
  ),
  mfa: anything(),
  recaptcha: anything(),
  force_error: text(),
};
