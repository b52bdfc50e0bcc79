/** The templates for a new custom user. */
export const customUserTemplates = [
  "pending-hold",
  "null-available",
  "fixed-available",
  "every-type",
  "one-account",
] as const;

export type CustomUserTemplate = (typeof customUserTemplates)[number];

const day = 24 * 60 * 60 * 1000;

/**
 * Writes the JSON of a new custom user. Its days are relative to `now` (ms since the epoch): a posting day in the
 * future makes a transaction pending.
 */
export function customUserTemplate(template: CustomUserTemplate, now: number): string {
  const on = (days: number) => new Date(now + days * day).toISOString().slice(0, 10);
  return `${JSON.stringify({ override_accounts: accountsOf(template, on) }, null, 2)}\n`;
}

/** Returns the day that is this many days from now, `2026-03-01`. */
type On = (days: number) => string;

function accountsOf(template: CustomUserTemplate, on: On): readonly object[] {
  switch (template) {
    case "pending-hold":
      return [{ ...checking, transactions: [...posted(on), hold(on), toCome(on)] }];
    case "null-available":
      return [
        { ...checking, has_null_available_balance: true, transactions: [...posted(on), hold(on)] },
        { ...card, has_null_available_balance: true, meta: { name: "Card without a Known Limit", mask: "2002" } },
      ];
    case "fixed-available":
      return [{ ...checking, force_available_balance: 250, transactions: [...posted(on), hold(on)] }];
    case "every-type":
      return [
        { ...checking, transactions: [...posted(on), hold(on), toCome(on)] },
        { ...savings, transactions: [transaction("Interest", -1.25, on(-10), on(-10))] },
        { ...card, transactions: [transaction("Grocery Store", 64.2, on(-3), on(-2)), hold(on)] },
        studentLoan(on),
        brokerage(on),
      ];
    case "one-account":
      return [checking];
  }
}

const checking = {
  type: "depository",
  subtype: "checking",
  starting_balance: 1000,
  meta: { name: "Everyday Checking", official_name: "Everyday Checking Account", mask: "1001" },
};

const savings = {
  type: "depository",
  subtype: "savings",
  starting_balance: 5000,
  meta: { name: "Rainy Day Savings", mask: "1002" },
};

const card = {
  type: "credit",
  subtype: "credit card",
  starting_balance: 350,
  meta: { name: "Everyday Card", limit: 2000, mask: "2001" },
};

function studentLoan(on: On): object {
  return {
    type: "loan",
    subtype: "student",
    starting_balance: 18_000,
    meta: { name: "Student Loan", mask: "3001" },
    liability: { type: "student", principal: 20_000, nominal_apr: 4.5, origination_date: on(-1500) },
  };
}

function brokerage(on: On): object {
  const security = { ticker_symbol: "ACME", name: "Acme Fund", currency: "USD" };
  return {
    type: "investment",
    subtype: "brokerage",
    starting_balance: 1250,
    meta: { name: "Brokerage", mask: "4001" },
    holdings: [
      {
        institution_price: 125,
        institution_price_as_of: on(-1),
        cost_basis: 1000,
        quantity: 10,
        currency: "USD",
        security,
      },
    ],
    investment_transactions: [
      {
        date: on(-60),
        name: "Buy Acme Fund",
        quantity: 10,
        price: 100,
        fees: 1,
        type: "buy",
        currency: "USD",
        security,
      },
    ],
  };
}

function posted(on: On): readonly object[] {
  return [
    transaction("Payroll", -1800, on(-14), on(-14)),
    transaction("Rent", 950, on(-12), on(-11)),
    transaction("Grocery Store", 86.4, on(-4), on(-3)),
  ];
}

/** A transaction of today that posts the day after tomorrow: pending until then. */
function hold(on: On): object {
  return transaction("Hotel Hold", 220, on(0), on(2));
}

/** A transaction of the future. */
function toCome(on: On): object {
  return transaction("Electricity", 75, on(5), on(6));
}

function transaction(description: string, amount: number, transacted: string, posts: string): object {
  return { date_transacted: transacted, date_posted: posts, amount, description };
}
