/**
 * How often the worlds of the exam are what. Nobody publishes such shares of real Items: these are stated guesses, and
 * the rates of the exam hold for them alone. The page of the exam prints this table.
 */
export const priors = {
  /** Ordinary worlds: healthy Items, compared live. Rare ones: the same, and one to three things of `hostile`. */
  family: { ordinary: 0.6, rare: 0.4 },
  /** How many hostile things a rare world has. */
  hostileCount: { one: 0.6, two: 0.3, three: 0.1 },
  /** What an ordinary Item is. */
  item: {
    "transactions, daily": 0.34,
    "transactions, every six hours": 0.3,
    "transactions and liabilities": 0.1,
    "auth only": 0.14,
    investments: 0.12,
  },
  /** Accounts of an Item. */
  accountCount: { one: 0.4, two: 0.35, three: 0.15, four: 0.07, five: 0.03 },
  /** Kinds of account on an Item that is not one of investments. */
  accountKind: { checking: 0.5, savings: 0.2, card: 0.22, cd: 0.03, "student-loan": 0.03, mortgage: 0.02 },
  currency: { USD: 0.93, CAD: 0.02, EUR: 0.03, GBP: 0.02 },
  /** Of a hundred accounts, those whose bank does this. */
  bank: {
    givesNoAvailable: 0.07,
    listsNoPending: 0.08,
    hasOverdraftLimit: 0.04,
    countsPendingDeposits: 0.3,
    holdsNothingForPending: 0.04,
    givesNoCurrent: 0.01,
    givesNoLimitOfCard: 0.05,
    tellsRunningBalance: 0.05,
    datesRowsToTheMinute: 0.15,
  },
  /** Share of ordinary Items whose bank's live numbers lag, by minutes. */
  lag: { share: 0.04, minutes: { low: 1, high: 45 } },
  /** Share of auth-only Items of whom another process asked the bank within the last weeks. */
  otherClient: 0.15,
  /** Movements a day. */
  perDay: { dealings: 0.12, checking: 2.6, savings: 0.12, card: 1.5, cd: 0.01, "student-loan": 0.03, mortgage: 0.03 },
  /** What a movement of a checking account is. */
  movement: {
    "card purchase": 0.53,
    "cash machine": 0.05,
    "hold dropped, charge of its own": 0.02,
    "there and back": 0.01,
    "deposit reversed": 0.01,
    "hold raised": 0.015,
    "cheque, part of it spendable": 0.01,
    "direct debit": 0.13,
    "transfer out": 0.05,
    "transfer in": 0.05,
    "hold for another amount": 0.05,
    "tip added when it posts": 0.05,
    "hold dropped": 0.025,
    "cheque, spendable later": 0.02,
    "pending deposit": 0.015,
    "fee nobody lists": 0.01,
  },
  /** Payroll every two weeks: share of checking accounts. */
  payroll: 0.6,
  /** Share of comparisons with an evaluation, and what its ruleset does. */
  evaluates: 0.35,
  evaluation: {
    "balance rule": 0.55,
    scores: 0.27,
    "no ruleset": 0.08,
    "scores, fetched since data was missing": 0.02,
    "rules without a balance rule": 0.05,
    "fetch failed": 0.03,
  },
  /** Of real-time calls that worked: the copy has the number afterwards. */
  writesThrough: 0.95,
  /** Of evaluations that asked the bank: the copy has the number afterwards. Plaid does not say. */
  evaluationWritesThrough: 0.5,
  /** Hours since the last update of an ordinary Item are spread evenly over its interval; an auth-only copy's days: */
  authOnlyCopyDays: { low: 2, high: 75 },
  /** Share of ordinary Items linked within the hour. */
  justLinked: 0.03,
  /** Share of daily updates that fail on an ordinary Item. */
  updateFails: 0.02,
  /** What a person enters of the bank's own site: in which share of worlds, when it was looked at, how it counts. */
  site: {
    looks: 0.35,
    seen: { "hours before": 0.2, "shortly before": 0.2, "shortly after": 0.4, "hours after": 0.2 },
    counts: { "as Plaid is told": 0.74, "holds later": 0.16, "overdraft otherwise": 0.1 },
    types: { both: 0.45, available: 0.4, current: 0.15 },
    mistakesAccount: 0.04,
    typesTheMinute: 0.6,
  },
  hostile: {
    "a copy for each product": 6,
    "copy adjusted by transactions": 4,
    "balance and rows of different moments": 4,
    "updates failing": 5,
    "updates paused": 4,
    "another client's real-time call": 4,
    "the client's own earlier call": 3,
    "update mode just now": 2,
    "Signal or Assets pulls": 4,
    "nothing is written through": 4,
    "background update between the calls": 5,
    "the bank moves between the calls": 5,
    "login needed": 5,
    "login needed, then mended": 3,
    "login breaks after the real-time call": 3,
    "institution trouble": 3,
    "a call fails for another reason": 4,
    "a call fails, then works": 3,
    "just linked": 4,
    "Plaid's Sandbox": 4,
    "Capital One": 4,
    "verified by hand": 3,
    "saved in a log": 9,
    "saved without times": 5,
    "calls again days later": 5,
    "a filtered request": 4,
    "the machine's clock is off": 4,
    "one answer's Date is off": 2,
    "no Date header": 3,
    "other currencies": 6,
    "a null comes and goes": 4,
    "a currency is missing": 3,
    "an account is closed, replaced or new": 5,
    "the bank's answer lags": 4,
    "overdraft counted in": 3,
    "limit changed": 5,
    "money into and out of investments": 4,
    "evaluations of every kind": 8,
    "limited purpose": 2,
    "debt with the wrong sign": 2,
    "sub-cent numbers": 3,
    "consent and user action": 3,
    "no /item/get": 3,
    "another currency in one answer": 2,
    "rows in another currency": 3,
    "products that give no balance, or few": 3,
    "loans of Sallie Mae": 1,
    "a call held back": 2,
  },
} as const;

/** A thing that can make a rare world hostile. */
export type Hostile = keyof typeof priors.hostile;
