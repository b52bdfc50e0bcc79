import { money } from "../money.ts";
import type { BankAccount, Position, Security } from "./account.ts";
import { isLineOfCredit } from "./lineOfCredit.ts";

/** The balances that a bank returns for one account at one moment, in units of the account's currency. */
export interface BankBalances {
  readonly available: number | null;
  readonly current: number | null;
  readonly limit: number | null;
}

/**
 * The balance at a moment, by type (https://plaid.com/docs/api/accounts/, `AccountBalance`):
 * depository `available` is `current` less what is pending, without the overdraft limit unless this bank counts it; credit `available` is the
 * limit less what is owed and what is pending; a loan has none, unless it is a line of credit; an investment's is the cash in it.
 */
export function balancesAt(account: BankAccount, securities: ReadonlyMap<string, Security>, at: number): BankBalances {
  const { posted, pending } = sumsAt(account, at);
  const limit = limitAt(account, at);
  const reported = (name: "available" | "current" | "limit", value: number | null): number | null =>
    account.untold.includes(name) || value === null ? null : money(value);
  const shape = (current: number, available: number | null): BankBalances => ({
    available: account.fixedAvailable ?? reported("available", available),
    current: reported("current", current),
    limit: reported("limit", limit),
  });
  switch (account.type) {
    case "depository": {
      const current = account.opening - posted;
      const overdraft = account.overdraftInAvailable ? (limit ?? 0) : 0;
      return shape(current, current + overdraft - pending);
    }
    case "credit": {
      const current = account.opening + posted;
      return shape(current, limit === null ? null : limit - current - pending);
    }
    case "loan": {
      const current = account.opening + posted;
      // What may still be drawn.
      const left = limit !== null && isLineOfCredit(account) ? limit - current : null;
      return shape(current, account.availableIsCurrent ? current : left);
    }
    case "investment": {
      const cash = account.opening - posted;
      return shape(cash + holdingsValueAt(account, securities, at), cash);
    }
  }
}

/** How many additions one balance takes: over movements, positions and prices. */
export function sumsOfBalance(
  { movements, positions }: BankAccount,
  securities: ReadonlyMap<string, Security>,
): number {
  const prices = positions.reduce((sum, { security }) => sum + (securities.get(security)?.prices.length ?? 0), 0);
  return movements.length * (1 + positions.length) + prices;
}

/** The limit at a moment; null where there is none. */
function limitAt(account: BankAccount, at: number): number | null {
  return account.limitChanges.findLast((change) => change.at <= at)?.limit ?? account.limit;
}

function sumsAt(account: BankAccount, at: number): { posted: number; pending: number } {
  const { posted, pending } = account.transactions.sumsAt(at);
  const moved = account.movements.reduce((sum, each) => (each.at <= at ? sum + each.amount : sum), 0);
  return { posted: posted + moved, pending };
}

/** Units of a position at a moment: what was held before the first movement, and every movement since. */
export function quantityAt(account: BankAccount, position: Position, at: number): number {
  let quantity = position.quantity;
  for (const movement of account.movements) {
    if (movement.security === position.security && movement.at <= at) quantity += movement.quantity;
  }
  return money(quantity);
}

/** The last price at or before a moment, and since when it holds. */
export function priceAt(security: Security, at: number): { price: number; at: number } {
  let found = security.prices[0] ?? { at, price: 0 };
  for (const step of security.prices) if (step.at <= at) found = step;
  return found;
}

function holdingsValueAt(account: BankAccount, securities: ReadonlyMap<string, Security>, at: number): number {
  let value = 0;
  for (const position of account.positions) {
    const security = securities.get(position.security);
    if (security !== undefined) value += quantityAt(account, position, at) * priceAt(security, at).price;
  }
  return value;
}
