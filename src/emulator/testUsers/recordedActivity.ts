import type { AccountSeed, ActivitySeed } from "../scenarios/itemSeed.ts";

/** One transaction of each month. */
interface MonthlyRow {
  readonly account: string;
  /** Days before the link of the last one that posted. */
  readonly daysAgo: number;
  readonly amount: number;
  readonly name: string;
  readonly merchant?: string;
  readonly category: string;
  readonly channel?: "online" | "in store";
}

const month = 30;
/** Months after the link in which life goes on. */
const monthsAhead = 3;

/** The sixteen transactions that Sandbox's `user_good` has every thirty days. */
const rows: readonly MonthlyRow[] = [
  {
    account: "checking",
    daysAgo: 7,
    amount: 6.33,
    name: "Uber 072515 SF**POOL**",
    merchant: "Uber",
    category: "TRANSPORTATION_TAXIS_AND_RIDE_SHARES",
    channel: "online",
  },
  {
    account: "checking",
    daysAgo: 8,
    amount: 500,
    name: "United Airlines",
    merchant: "United Airlines",
    category: "TRAVEL_FLIGHTS",
    channel: "in store",
  },
  {
    account: "credit-card",
    daysAgo: 9,
    amount: 500,
    name: "Tectra Inc",
    category: "ENTERTAINMENT_OTHER_ENTERTAINMENT",
    channel: "in store",
  },
  {
    account: "credit-card",
    daysAgo: 9,
    amount: 2078.5,
    name: "AUTOMATIC PAYMENT - THANK",
    category: "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT",
  },
  {
    account: "credit-card",
    daysAgo: 11,
    amount: 500,
    name: "KFC",
    merchant: "KFC",
    category: "FOOD_AND_DRINK_FAST_FOOD",
    channel: "in store",
  },
  {
    account: "credit-card",
    daysAgo: 11,
    amount: 500,
    name: "Madison Bicycle Shop",
    merchant: "Madison Bicycle Shop",
    category: "GENERAL_MERCHANDISE_SPORTING_GOODS",
    channel: "in store",
  },
  {
    account: "saving",
    daysAgo: 20,
    amount: 25,
    name: "CREDIT CARD 3333 PAYMENT *//",
    category: "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT",
  },
  {
    account: "checking",
    daysAgo: 20,
    amount: 5.4,
    name: "Uber 063015 SF**POOL**",
    merchant: "Uber",
    category: "TRANSPORTATION_TAXIS_AND_RIDE_SHARES",
    channel: "online",
  },
  {
    account: "cd",
    daysAgo: 21,
    amount: 1000,
    name: "CD DEPOSIT .INITIAL.",
    category: "TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS",
  },
  {
    account: "money-market",
    daysAgo: 21,
    amount: 5850,
    name: "ACH Electronic CreditGUSTO PAY 123456",
    category: "GENERAL_SERVICES_ACCOUNTING_AND_FINANCIAL_PLANNING",
  },
  {
    account: "credit-card",
    daysAgo: 22,
    amount: 78.5,
    name: "Touchstone Climbing",
    merchant: "Touchstone Climbing",
    category: "PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS",
    channel: "in store",
  },
  {
    account: "checking",
    daysAgo: 22,
    amount: -500,
    name: "United Airlines",
    merchant: "United Airlines",
    category: "TRAVEL_FLIGHTS",
    channel: "in store",
  },
  {
    account: "checking",
    daysAgo: 23,
    amount: 12,
    name: "McDonald's",
    merchant: "McDonald's",
    category: "FOOD_AND_DRINK_FAST_FOOD",
    channel: "in store",
  },
  {
    account: "checking",
    daysAgo: 23,
    amount: 4.33,
    name: "Starbucks",
    merchant: "Starbucks",
    category: "FOOD_AND_DRINK_COFFEE",
    channel: "in store",
  },
  {
    account: "checking",
    daysAgo: 24,
    amount: 89.4,
    name: "SparkFun",
    merchant: "SparkFun",
    category: "GENERAL_MERCHANDISE_ELECTRONICS",
    channel: "online",
  },
  { account: "saving", daysAgo: 25, amount: -4.22, name: "INTRST PYMNT", category: "INCOME_INTEREST_EARNED" },
];

/** Money that the bank holds back and lists nowhere: what Sandbox's `available` has less than `current`. */
const held: Readonly<Record<string, number>> = { checking: 10, saving: 10 };

/** What an account of this key did in the days before the link, and will do after it. Nothing is pending at the link. */
export function recordedActivity(account: string, days: number): Pick<AccountSeed, "activity" | "older_activity"> {
  const activity = rows.flatMap((row): ActivitySeed[] => {
    if (row.account !== account) return [];
    const before = monthsBefore(row, days);
    return [monthly(row, { oldest: before, times: before + 1 + monthsAhead })];
  });
  const isOlder = activity.length > 0;
  const amount = held[account];
  if (amount !== undefined) activity.push({ at: "-4h", dropped: "+36500d", amount, name: "Held", unlisted: true });
  return { ...(activity.length > 0 && { activity }), ...(isOlder && { older_activity: true }) };
}

/** What an account of this key did before: further back than `known` days from the link, and no further than `days`. */
export function olderActivity(account: string, { known, days }: { known: number; days: number }): ActivitySeed[] {
  return rows.flatMap((row) => {
    const [newer, oldest] = [monthsBefore(row, known), monthsBefore(row, days)];
    return row.account === account && oldest > newer ? [monthly(row, { oldest, times: oldest - newer })] : [];
  });
}

function monthsBefore(row: MonthlyRow, days: number): number {
  return Math.max(0, Math.floor((days - row.daysAgo) / month));
}

/** A row of so many months, the oldest so many before the link. */
function monthly(row: MonthlyRow, { oldest, times }: { oldest: number; times: number }): ActivitySeed {
  const posts = row.daysAgo + month * oldest;
  const { amount, name, merchant, category, channel } = row;
  return {
    // A purchase is authorized the day before it posts.
    at: `-${merchant === undefined ? posts : posts + 1}d`,
    posts: `-${posts}d`,
    ...{ amount, name, category, channel: channel ?? "other" },
    ...(merchant !== undefined && { merchant }),
    repeat: { every: `${month}d`, times },
  };
}
