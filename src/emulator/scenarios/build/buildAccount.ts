import type { BalanceName, BankAccount, OwnerSeed, Security } from "../../bank/account.ts";
import { priceAt } from "../../bank/balancesAt.ts";
import { createLedger } from "../../bank/ledger.ts";
import type { BankTransaction } from "../../bank/transaction.ts";
import { longId } from "../../ids.ts";
import { money } from "../../money.ts";
import { numbersFrom } from "../../random.ts";
import type { AccountSeed, ActivitySeed, ItemSeed } from "../itemSeed.ts";
import { categoryOf } from "./category.ts";
import { lengthIn, momentIn } from "./moments.ts";

interface AccountContext {
  readonly itemId: string;
  readonly start: number;
  readonly securities: ReadonlyMap<string, Security>;
  readonly fillRates: FillRates;
}

type FillRates = NonNullable<ItemSeed["fill_rates"]>;

/** Makes a bank account whose balance at the start is the one the seed names. */
export function buildAccount(seed: AccountSeed, context: AccountContext): BankAccount {
  const { itemId, start } = context;
  const accountId = longId(itemId, "account", seed.key);
  const transactions = (seed.activity ?? []).flatMap((activity, index) =>
    buildTransactions(activity, `${accountId} ${index}`, start),
  );
  const movements = (seed.movements ?? []).map((movement, index) => ({
    ...movement,
    id: longId(accountId, "movement", index),
    at: momentIn(movement.at, start),
    security: movement.security ?? null,
    fees: movement.fees ?? null,
  }));
  const movedSince = (security: string): number =>
    movements.reduce((sum, each) => (each.security === security && each.at <= start ? sum + each.quantity : sum), 0);
  const positions = (seed.holdings ?? []).map((holding) => ({
    security: holding.security,
    quantity: money(holding.quantity - movedSince(holding.security)),
    costBasis: holding.cost_basis ?? null,
  }));
  const held = (seed.holdings ?? []).reduce((sum, holding) => {
    const security = context.securities.get(holding.security);
    return security === undefined ? sum : sum + holding.quantity * priceAt(security, start).price;
  }, 0);
  const ledger = createLedger(transactions);
  const posted =
    ledger.sumsAt(start).posted + movements.reduce((sum, each) => (each.at <= start ? sum + each.amount : sum), 0);
  const owes = seed.type === "credit" || seed.type === "loan";
  return {
    accountId,
    key: seed.key,
    name: seed.name,
    officialName: seed.official_name ?? null,
    mask: seed.mask ?? null,
    type: seed.type as BankAccount["type"],
    subtype: seed.subtype ?? null,
    currency: {
      iso: seed.unofficial_currency_code == null ? (seed.iso_currency_code ?? "USD") : null,
      unofficial: seed.unofficial_currency_code ?? null,
    },
    opening: money(owes ? seed.current - posted : seed.current - held + posted),
    limit: seed.limit ?? null,
    limitChanges: (seed.limit_changes ?? [])
      .map((change) => ({ at: momentIn(change.at, start), limit: change.limit }))
      .sort((one, other) => one.at - other.at),
    untold: (seed.untold as readonly BalanceName[] | undefined) ?? drawLeftOut(context.fillRates, seed, accountId),
    fixedAvailable: seed.fixed_available ?? null,
    marginLoan: seed.margin_loan ?? null,
    availableIsCurrent: seed.available_is_current ?? false,
    apy: seed.apy,
    hasLiability: seed.no_liability !== true,
    hasOlderActivity: seed.older_activity ?? false,
    hasMovementHistory: seed.movement_history ?? false,
    overdraftInAvailable: seed.overdraft_in_available ?? false,
    transactions: ledger,
    positions,
    movements,
    holder: (seed.holder_category ?? null) as BankAccount["holder"],
    details: {
      ...(seed.owners === undefined ? {} : { owners: seed.owners as readonly OwnerSeed[] }),
      ...(seed.numbers === undefined ? {} : { numbers: seed.numbers as Readonly<Record<string, string | null>> }),
      ...(seed.liability === undefined ? {} : { liability: seed.liability as Readonly<Record<string, unknown>> }),
    },
  };
}

/**
 * The balances that a bank leaves out of an account, drawn by how often it states them. One of the two is always there, as
 * Plaid's reference promises; so an account that has only one of them keeps it.
 */
function drawLeftOut(rates: FillRates, seed: AccountSeed, accountId: string): readonly BalanceName[] {
  const hasAvailable = seed.type !== "loan" && (seed.type !== "credit" || seed.limit != null);
  if (!hasAvailable) return [];
  const draw = numbersFrom(`${accountId} told`);
  if (draw() >= (rates.available ?? 1)) return ["available"];
  return draw() >= (rates.current ?? 1) ? ["current"] : [];
}

/** What the bank's books have of an activity. @param id unique to it @param start ms since the epoch that its moments count from */
export function buildTransactions(seed: ActivitySeed, id: string, start: number): BankTransaction[] {
  const at = momentIn(seed.at, start);
  const dropped = seed.dropped === undefined ? null : momentIn(seed.dropped, start);
  const reversed = seed.reversed === undefined ? null : momentIn(seed.reversed, start);
  const posts = seed.posts !== undefined ? momentIn(seed.posts, start) : dropped === null ? at : null;
  const every = seed.repeat === undefined ? 0 : lengthIn(seed.repeat.every);
  return Array.from({ length: seed.repeat?.times ?? 1 }, (_, index) => {
    const shift = index * every;
    return {
      id: longId(id, "transaction", index),
      name: seed.name,
      merchant: seed.merchant ?? null,
      category: categoryOf(seed.category, seed.amount),
      channel: (seed.channel ?? "other") as BankTransaction["channel"],
      at: at + shift,
      posts: posts === null ? null : Math.max(posts, at) + shift,
      dropped: dropped === null ? null : dropped + shift,
      reversed: reversed === null ? null : reversed + shift,
      amount: seed.amount,
      changes: (seed.changes ?? []).map((change) => ({
        at: momentIn(change.at, start) + shift,
        amount: change.amount,
      })),
      unlisted: seed.unlisted ?? false,
      shownDates: null,
    };
  });
}
