import { itemFaultFields } from "../faults/fault.ts";
import { anything, type Checked, flag, list, nullable, number, oneOf, record, required, text } from "../wire/fields.ts";

const verificationStatuses = [
  "automatically_verified",
  "pending_automatic_verification",
  "pending_manual_verification",
  "unsent",
  "manually_verified",
  "verification_expired",
  "verification_failed",
  "database_matched",
  "database_insights_pass",
  "database_insights_pass_with_caution",
  "database_insights_fail",
];

/**
 * What an Item is made from: the part that a scenario file, a test user and a custom user share. Moments are relative
 * to the start (`-9h`, `+2d`, `0`) or ISO 8601; lengths are like `6h` or `1d12h`. Money is in units of the account's
 * currency, and a positive transaction is money that leaves the account, as Plaid has it.
 */
const activityFields = {
  /** Appears at the bank. */
  at: required(text()),
  /** Posts then; absent: at once, unless `dropped` is given. */
  posts: text(),
  /** Vanishes then without posting. */
  dropped: text(),
  /** Taken back then, after it posted: a deposit that was returned. */
  reversed: text(),
  amount: required(number()),
  name: required(text()),
  merchant: text(),
  /** Plaid's detailed personal finance category. */
  category: text(),
  channel: oneOf(["online", "in store", "other"]),
  /** The amount from a moment on, while it is pending. */
  changes: list(record({ at: required(text()), amount: required(number()) })),
  /** Counts in the balance but is never listed. */
  unlisted: flag(),
  /** The same again, `times` in all, `every` apart. */
  repeat: record({ every: required(text()), times: required(number({ min: 1, max: 400, whole: true })) }),
};

const accountFields = {
  key: required(text()),
  name: required(text()),
  official_name: nullable(text()),
  mask: nullable(text({ max: 4 })),
  type: required(oneOf(["depository", "credit", "loan", "investment"])),
  subtype: nullable(text()),
  /** What the bank shows as `current` at the start; everything before and after follows from the activity. */
  current: required(number()),
  limit: nullable(number()),
  /** The limit from a moment on; `limit` is the one before the first of them. */
  limit_changes: list(record({ at: required(text()), limit: required(number()) })),
  iso_currency_code: nullable(text({ max: 3 })),
  unofficial_currency_code: nullable(text()),
  /** Balances that this bank never returns. */
  untold: list(oneOf(["available", "current", "limit"])),
  /** A fixed `available`, whatever happens. */
  fixed_available: number(),
  /** The bank counts the overdraft limit of this deposit account in `available`. */
  overdraft_in_available: flag(),
  /** The bank shows what is owed on this loan as `available` too, as Sandbox does of custom users. */
  available_is_current: flag(),
  /** Annual percentage yield. */
  apy: nullable(number()),
  /** The bank states what is owed, and nothing else of the debt. */
  no_liability: flag(),
  /** This investment account had movements before the link, as Sandbox's do: endpoints return them, and they are part of the balance at the link. */
  movement_history: flag(),
  /** What the holder of an investment account borrowed on it; `current` is its value, with the loan. */
  margin_loan: nullable(number({ min: 0 })),
  /** How the account number was verified when that was not by a login: `AccountBase.verification_status`. */
  verification_status: oneOf(verificationStatuses),
  holder_category: oneOf(["personal", "business", "unrecognized"]),
  activity: list(record(activityFields)),
  /** It did the like before, which is made when a call asks for more days of history: `olderActivity`. */
  older_activity: flag(),
  /** Units held at the start. */
  holdings: list(record({ security: required(text()), quantity: required(number()), cost_basis: nullable(number()) })),
  movements: list(
    record({
      at: required(text()),
      security: nullable(text()),
      name: required(text()),
      quantity: required(number()),
      amount: required(number()),
      price: required(number()),
      fees: nullable(number()),
      type: required(text()),
      subtype: required(text()),
    }),
  ),
  owners: list(anything()),
  numbers: anything(),
  liability: anything(),
};

const switchFields = {
  cached_answers_when_broken: flag(),
  evaluate_writes_through: flag(),
  copy_per_product: flag(),
  adjusted_by_transactions: flag(),
  transactions_leave_balance: flag(),
  bank_lists_pending: flag(),
  running_balance: flag(),
  real_time_starts_update: flag(),
  manual_balance: flag(),
  institution_status: flag(),
  as_recorded: flag(),
};

const securitiesField = list(
  record({
    key: required(text()),
    name: required(text()),
    ticker: nullable(text()),
    type: required(text()),
    iso_currency_code: text({ max: 3 }),
    cash: flag(),
    prices: required(list(record({ at: required(text()), price: required(number({ min: 0 })) }), { min: 1 })),
  }),
);
const accountsField = required(list(record(accountFields), { min: 1, max: 50 }));

/** The content of a test user's file: the accounts alone, as they are at the moment of linking. */
export const testUserFields = { summary: required(text()), securities: securitiesField, accounts: accountsField };

const itemSeedFields = {
  institution_id: required(text()),
  products: required(list(text())),
  /** When the Item was linked. */
  linked: required(text()),
  username: text(),
  webhook: nullable(text({ form: "url" })),
  consented_products: nullable(list(text())),
  auth_method: nullable(text()),
  /** The Item of Plaid Check that belongs to it: answers leave the field out where there is none. */
  paired_item_id: text(),
  days_requested: number({ min: 1, max: 730, whole: true }),
  /** Background refreshes: every so often, once at `last`. Absent: as the institution does it. */
  refresh: list(
    record({
      product: required(oneOf(["transactions", "investments", "liabilities", "rare-check"])),
      every: required(text()),
      last: required(text()),
    }),
  ),
  /** A length of time, or `never`. */
  login_lasts: text(),
  faults: list(record({ code: required(text()), from: required(text()), until: text() })),
  /** What goes wrong with calls about this Item: as the control's `POST faults` takes it. */
  call_faults: list(record(itemFaultFields), { max: 50 }),
  evaluate: record({ account: required(text()), amount: required(number()), ruleset_key: nullable(text()) }),
  /** Moments at which another client of Plaid's asks for the balance in real time. */
  real_time_calls: list(text()),
  /** How far the bank's real-time answers lag behind its ledger. */
  real_time_lags: text(),
  /** The ruleset used when a call names none; null: the client has opted out of rulesets. */
  implicit_ruleset: nullable(text()),
  /**
   * The share of calls in which this bank returns a balance; Plaid's typical figures are 0.91 and 0.99. Absent: always.
   */
  fill_rates: record({ available: number({ min: 0, max: 1 }), current: number({ min: 0, max: 1 }) }),
  switches: record(switchFields),
  securities: securitiesField,
  accounts: accountsField,
};

export const scenarioFields = {
  name: required(text()),
  summary: required(text()),
  /** Its entry wherever scenarios are listed: its place (from 1), its group, its name, and a short name of its bank. */
  lesson: record({
    place: required(number({ min: 0 })),
    group: required(text({ max: 100 })),
    label: required(text({ max: 100 })),
    bank: required(text({ max: 100 })),
  }),
  access_token: required(text()),
  /** Rulesets by key, as the control's `PUT rulesets` takes them, beside those of the emulator. */
  rulesets: anything(),
  ...itemSeedFields,
};

export type ActivitySeed = Checked<typeof activityFields>;
export type AccountSeed = Checked<typeof accountFields>;
export type ItemSeed = Checked<typeof itemSeedFields>;
export type Scenario = Checked<typeof scenarioFields>;
