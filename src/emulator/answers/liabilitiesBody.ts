import type { BankAccount } from "../bank/account.ts";
import { balancesAt } from "../bank/balancesAt.ts";
import { isLineOfCredit } from "../bank/lineOfCredit.ts";
import { viewAt } from "../bank/transaction.ts";
import { money } from "../money.ts";
import { day, isoDate } from "../time/time.ts";
import { isRecord } from "../wire/fields.ts";
import type { Item } from "../world/item.ts";

type Kind = "credit" | "student" | "mortgage" | "loan" | "line_of_credit";

function kindOf(account: BankAccount): Kind | null {
  if (!account.hasLiability) return null;
  if (account.type === "credit") return "credit";
  if (account.type !== "loan") return null;
  if (account.subtype === "student" || account.subtype === "mortgage") return account.subtype;
  return isLineOfCredit(account) ? "line_of_credit" : "loan";
}

export function isLiability(account: BankAccount): boolean {
  return kindOf(account) !== null;
}

/** `LiabilitiesObject`: each debt as the bank had it at `asOf`; a kind without accounts is null. */
export function liabilitiesBody(item: Item, accounts: readonly BankAccount[], asOf: number) {
  const of = <T>(kind: Kind, body: (account: BankAccount) => T): T[] | null => {
    const found = accounts.filter((account) => kindOf(account) === kind);
    return found.length === 0 ? null : found.map(body);
  };
  return {
    credit: of("credit", (account) => creditBody(item, account, asOf)),
    line_of_credit: of("line_of_credit", (account) => lineOfCreditBody(item, account, asOf)),
    loan: of("loan", (account) => loanBody(item, account, asOf)),
    mortgage: of("mortgage", (account) => mortgageBody(item, account, asOf)),
    student: of("student", (account) => studentBody(item, account, asOf)),
  };
}

/** A statement closes every 30 days, counted from the link. */
function statementBefore(item: Item, asOf: number): number {
  const period = 30 * day;
  return item.createdAt + Math.floor((asOf - item.createdAt) / period) * period;
}

function lastPayment(account: BankAccount, asOf: number): { amount: number; at: number } | null {
  let last: { amount: number; at: number } | null = null;
  for (const transaction of account.transactions.values()) {
    const view = viewAt(transaction, asOf);
    const at = transaction.posts ?? transaction.at;
    if (view?.state === "posted" && view.amount < 0 && (last === null || at > last.at))
      last = { amount: -view.amount, at };
  }
  return last;
}

/** What all debts have in common; statement figures come from the bank's own ledger. */
function commonFacts(item: Item, account: BankAccount, asOf: number) {
  const statementAt = statementBefore(item, asOf);
  const payment = lastPayment(account, asOf);
  const statement = balancesAt(account, item.securities, statementAt).current;
  const own = account.details.liability ?? {};
  const numberFor = (name: string, otherwise: number | null): number | null =>
    typeof own[name] === "number" ? own[name] : otherwise;
  const textFor = (name: string, otherwise: string | null): string | null =>
    typeof own[name] === "string" ? own[name] : otherwise;
  return {
    own,
    numberFor,
    textFor,
    owed: balancesAt(account, item.securities, asOf).current ?? 0,
    statement,
    statementDate: isoDate(statementAt),
    due: isoDate(statementAt + 25 * day),
    paidAmount: numberFor("last_payment_amount", payment?.amount ?? null),
    paidDate: payment === null ? textFor("last_payment_date", null) : isoDate(payment.at),
  };
}

function creditBody(item: Item, account: BankAccount, asOf: number) {
  const facts = commonFacts(item, account, asOf);
  const { numberFor, own } = facts;
  const apr = (type: string, percentage: number | null) =>
    percentage === null
      ? []
      : [
          {
            apr_percentage: percentage,
            apr_type: type,
            balance_subject_to_apr: facts.statement,
            interest_charge_amount: facts.statement === null ? null : money((facts.statement * percentage) / 1200),
          },
        ];
  return {
    account_id: account.accountId,
    aprs: [
      ...apr("balance_transfer_apr", numberFor("balance_transfer_apr", null)),
      ...apr("cash_apr", numberFor("cash_apr", null)),
      ...apr("purchase_apr", numberFor("purchase_apr", 12.5)),
      ...apr("special", numberFor("special_apr", null)),
    ],
    is_overdue: typeof own.is_overdue === "boolean" ? own.is_overdue : false,
    last_payment_amount: facts.paidAmount,
    last_payment_date: facts.paidDate,
    last_statement_balance: facts.statement,
    last_statement_issue_date: facts.statementDate,
    minimum_payment_amount: numberFor("minimum_payment_amount", 20),
    next_payment_due_date: facts.due,
  };
}

function studentBody(item: Item, account: BankAccount, asOf: number) {
  const facts = commonFacts(item, account, asOf);
  const { numberFor, textFor, own } = facts;
  const plan = isRecord(own.repayment_plan) ? own.repayment_plan : {};
  const status = isRecord(own.loan_status) ? own.loan_status : {};
  return {
    account_id: account.accountId,
    account_number: `${account.accountId.slice(0, 4).toUpperCase()}${account.mask ?? "0000"}`,
    disbursement_dates: [isoDate(item.createdAt - 1200 * day)],
    expected_payoff_date: isoDate(item.createdAt + 4000 * day),
    guarantor: textFor("guarantor", "DEPT OF ED"),
    interest_rate_percentage: numberFor("interest_rate_percentage", numberFor("nominal_apr", 5.25)),
    is_overdue: false,
    last_payment_amount: facts.paidAmount,
    last_payment_date: facts.paidDate,
    last_statement_balance: facts.statement,
    last_statement_issue_date: facts.statementDate,
    loan_name: textFor("loan_name", "Consolidation"),
    loan_status: {
      end_date: typeof status.end_date === "string" ? status.end_date : null,
      type: typeof status.type === "string" ? status.type : "repayment",
    },
    minimum_payment_amount: numberFor("minimum_payment_amount", 25),
    next_payment_due_date: facts.due,
    origination_date: textFor("origination_date", isoDate(item.createdAt - 1200 * day)),
    origination_principal_amount: numberFor(
      "origination_principal_amount",
      numberFor("principal", money(facts.owed * 1.2)),
    ),
    outstanding_interest_amount: numberFor("outstanding_interest_amount", money(facts.owed * 0.0044)),
    payment_reference_number: null,
    pslf_status: { estimated_eligibility_date: null, payments_made: null, payments_remaining: null },
    repayment_plan: {
      description: typeof plan.description === "string" ? plan.description : "Standard Repayment",
      type: typeof plan.type === "string" ? plan.type : "standard",
    },
    sequence_number: "1",
    servicer_address: {
      city: "San Matias",
      country: "US",
      postal_code: "99415",
      region: "CA",
      street: "123 Relaxation Road",
    },
    ytd_interest_paid: 0,
    ytd_principal_paid: 0,
  };
}

function mortgageBody(item: Item, account: BankAccount, asOf: number) {
  const facts = commonFacts(item, account, asOf);
  const { numberFor, textFor } = facts;
  return {
    account_id: account.accountId,
    account_number: `312000${account.mask ?? "0000"}`,
    current_late_fee: numberFor("current_late_fee", 0),
    escrow_balance: numberFor("escrow_balance", 3141.54),
    has_pmi: true,
    has_prepayment_penalty: true,
    interest_rate: { percentage: numberFor("interest_rate", 3.99), type: "fixed" },
    last_payment_amount: facts.paidAmount,
    last_payment_date: facts.paidDate,
    loan_term: textFor("loan_term", "30 year"),
    loan_type_description: textFor("loan_type_description", "conventional"),
    maturity_date: isoDate(item.createdAt + 7000 * day),
    next_monthly_payment: numberFor("next_monthly_payment", 3141.54),
    next_payment_due_date: facts.due,
    origination_date: isoDate(item.createdAt - 3900 * day),
    origination_principal_amount: numberFor("principal", money(facts.owed * 1.4)),
    past_due_amount: numberFor("past_due_amount", 0),
    property_address: {
      city: "Malakoff",
      country: "US",
      postal_code: "14236",
      region: "NY",
      street: "2992 Cameron Road",
    },
    ytd_interest_paid: 0,
    ytd_principal_paid: 0,
  };
}

/** Five years, paid monthly, half of it done at the link. */
const loanMonths = 60;

function loanBody(item: Item, account: BankAccount, asOf: number) {
  const { numberFor, textFor, ...facts } = commonFacts(item, account, asOf);
  const principal = numberFor("principal", money(Math.round(facts.owed * 200) / 100));
  return {
    account_id: account.accountId,
    account_number: `4400${account.mask ?? "0000"}`,
    compounding_period: "monthly",
    interest_rate: { percentage: numberFor("interest_rate", numberFor("nominal_apr", 6.5)), type: "fixed" },
    last_payment_amount: facts.paidAmount,
    last_payment_date: facts.paidDate,
    loan_term_months: loanMonths,
    maturity_date: isoDate(item.createdAt + (loanMonths / 2) * 30 * day),
    next_payment_amount: numberFor("next_monthly_payment", money(Math.round((principal ?? 0) * (100 / 52)) / 100)),
    next_payment_due_date: facts.due,
    origination_date: textFor("origination_date", isoDate(item.createdAt - (loanMonths / 2) * 30 * day)),
    origination_principal_amount: principal,
    payment_count: loanMonths,
    payment_frequency: "monthly",
    payoff_amount: facts.owed,
    principal_balance: facts.owed,
    ytd_interest_paid: 0,
  };
}

function lineOfCreditBody(item: Item, account: BankAccount, asOf: number) {
  const { numberFor, ...facts } = commonFacts(item, account, asOf);
  const { limit } = balancesAt(account, item.securities, asOf);
  const rate = numberFor("interest_rate", numberFor("nominal_apr", 8.25));
  return {
    account_id: account.accountId,
    aprs: [],
    available_credit: limit === null ? null : money(limit - facts.owed),
    credit_limit: limit,
    draw_period_end_date: isoDate(item.createdAt + 3650 * day),
    finance_charges: 0,
    interest_rate: { percentage: rate, type: "variable" },
    last_payment_amount: facts.paidAmount,
    last_payment_date: facts.paidDate,
    last_statement_balance: facts.statement,
    last_statement_issue_date: facts.statementDate,
    minimum_payment_amount: numberFor("minimum_payment_amount", 25),
    next_payment_amount: numberFor("next_monthly_payment", 25),
    next_payment_due_date: facts.due,
    past_due_amount: numberFor("past_due_amount", 0),
    principal_balance: facts.owed,
  };
}
