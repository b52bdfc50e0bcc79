import type { BankAccount } from "../bank/account.ts";
import { balancesAt } from "../bank/balancesAt.ts";
import type { CachedBalance } from "../cache/cachedBalance.ts";
import { money } from "../money.ts";
import { numbersFrom } from "../random.ts";
import { day, isoTime } from "../time/time.ts";
import type { Item } from "../world/item.ts";

/** The amounts by which Plaid's Sandbox lets a caller choose the score: https://plaid.com/docs/sandbox/ */
const chosenScores: Readonly<Record<string, number>> = { "3.53": 10, "12.17": 60, "27.53": 90 };

/** Both risks, 1 to 99: chosen by the three amounts, made up from the request otherwise. */
export function scoresFor(amount: number, key: string) {
  const draw = numbersFrom(`scores ${key}`);
  const made = 1 + Math.floor(99 * draw());
  const score = chosenScores[String(amount)] ?? made;
  const bank = chosenScores[String(amount)] ?? 1 + Math.floor(99 * draw());
  return {
    bank_initiated_return_risk: { risk_tier: Math.min(8, 1 + Math.floor(bank / 12.5)), score: bank },
    customer_initiated_return_risk: { risk_tier: Math.min(5, 1 + Math.floor(score / 20)), score },
  };
}

/**
 * The attributes of a Scores evaluation. Those about balances and transactions come from Plaid's copy of the account;
 * those about people and devices are made up from the request (Plaid's Sandbox makes all of them up).
 */
export function scoreAttributes(
  item: Item,
  account: BankAccount,
  input: { cached: CachedBalance; amount: number; now: number; key: string },
) {
  const { cached, amount, now, key } = input;
  const draw = numbersFrom(`attributes ${key}`);
  const few = (): number => Math.floor(4 * draw());
  const rows = item.feed.rowsNow().filter((row) => row.accountId === account.accountId && !row.pending);
  const within = (days: number) =>
    rows
      .filter((row) => (row.transaction.posts ?? row.transaction.at) > cached.asOf - days * day)
      .map((row) => row.amount);
  const debits = (days: number): number[] => within(days).filter((value) => value > 0);
  const credits = (days: number): number[] =>
    within(days)
      .filter((value) => value < 0)
      .map((value) => -value);
  const ends = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, index) =>
      balancesAt(account, item.securities, cached.asOf - (from + index) * day),
    )
      .map((balances) => balances.current)
      .filter((value): value is number => value !== null);
  const balance = cached.available ?? cached.current;
  const windows = (name: string, days: readonly number[]) =>
    Object.fromEntries(days.map((each) => [`${name}_${each}d`, few()]));
  return {
    available_balance: cached.available,
    current_balance: cached.current,
    balance_last_updated: isoTime(cached.asOf),
    transactions_last_updated:
      item.status.transactions.lastSuccessfulUpdate === null
        ? null
        : isoTime(item.status.transactions.lastSuccessfulUpdate),
    balance_to_transaction_amount_ratio: balance === null || amount === 0 ? null : money(balance / amount),
    is_savings_or_money_market_account: ["savings", "money market"].includes(account.subtype ?? ""),
    is_account_closed: false,
    is_account_frozen_or_restricted: false,
    days_since_first_plaid_connection: Math.max(0, Math.floor((now - item.createdAt) / day)),
    days_since_account_opening: 400 + Math.floor(2000 * draw()),
    total_plaid_connections_count: 1 + few(),
    days_with_negative_balance_count_90d: ends(0, 90).filter((value) => value < 0).length,
    ...Object.fromEntries(
      [10, 30, 60, 90].flatMap((days) => [
        [`debit_transactions_count_${days}d`, debits(days).length],
        [`credit_transactions_count_${days}d`, credits(days).length],
        [`total_debit_transactions_amount_${days}d`, sum(debits(days))],
        [`total_credit_transactions_amount_${days}d`, sum(credits(days))],
      ]),
    ),
    ...Object.fromEntries(
      [50, 95].flatMap((percent) => [
        [`p${percent}_credit_transactions_amount_28d`, percentile(credits(28), percent)],
        [`p${percent}_debit_transactions_amount_28d`, percentile(debits(28), percent)],
      ]),
    ),
    ...Object.fromEntries(
      [10, 50, 90].flatMap((percent) => [
        ...[30, 60, 90].map((days) => [`p${percent}_eod_balance_${days}d`, percentile(ends(0, days), percent)]),
        [`p${percent}_eod_balance_31d_to_60d`, percentile(ends(30, 60), percent)],
        [`p${percent}_eod_balance_61d_to_90d`, percentile(ends(60, 90), percent)],
      ]),
    ),
    ...windows("unauthorized_transactions_count", [7, 30, 60, 90]),
    ...windows("nsf_overdraft_transactions_count", [7, 30, 60, 90]),
    ...windows("plaid_connections_count", [7, 30]),
    ...windows("phone_change_count", [28, 90]),
    ...windows("email_change_count", [28, 90]),
    ...windows("address_change_count", [28, 90]),
    ...windows("plaid_non_oauth_authentication_attempts_count", [3, 7, 30]),
    ...windows("failed_plaid_non_oauth_authentication_attempts_count", [3, 7, 30]),
    ...windows("distinct_ip_addresses_count", [3, 7, 30, 90]),
    ...windows("distinct_user_agents_count", [3, 7, 30, 90]),
    ...windows("distinct_ssl_tls_connection_sessions_count", [3, 7, 30, 90]),
  };
}

function sum(values: readonly number[]): number {
  return money(values.reduce((total, value) => total + value, 0));
}

function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? null;
}
