import { money } from "../money.ts";
import type { AccountSeed, ItemSeed } from "../scenarios/itemSeed.ts";
import type { CustomAccount } from "./readCustomUser.ts";

type SecuritySeed = NonNullable<ItemSeed["securities"]>[number];

/** The securities of all accounts, by key; each account adds its own. */
export type CustomSecurities = Map<string, SecuritySeed>;

const longAgo = "2000-01-01T00:00:00Z";

/** The investments of a custom account: one price a security, that of its first holding. */
export function customHoldings(
  account: CustomAccount,
  securities: CustomSecurities,
): Pick<AccountSeed, "holdings" | "movements"> {
  const keyOf = (named: { ticker_symbol?: string | undefined; name?: string | undefined } | undefined): string | null =>
    named?.ticker_symbol ?? named?.name ?? null;
  const holdings = (account.holdings ?? []).flatMap((holding, index) => {
    const security = keyOf(holding.security) ?? `security-${index}`;
    if (!securities.has(security)) {
      securities.set(security, {
        key: security,
        name: holding.security.name ?? security,
        ticker: holding.security.ticker_symbol ?? null,
        type: "equity",
        prices: [
          {
            at:
              holding.institution_price_as_of === undefined ? longAgo : `${holding.institution_price_as_of}T00:00:00Z`,
            price: holding.institution_price,
          },
        ],
      });
    }
    return [{ security, quantity: holding.quantity, cost_basis: holding.cost_basis ?? null }];
  });
  const movements = (account.investment_transactions ?? []).map((moved) => ({
    at: `${moved.date}T00:00:00Z`,
    security: securities.has(keyOf(moved.security) ?? "") ? keyOf(moved.security) : null,
    name: moved.name === "" ? moved.type : moved.name,
    quantity: moved.type === "sell" ? -Math.abs(moved.quantity) : moved.quantity,
    amount: money((moved.type === "sell" ? -1 : 1) * Math.abs(moved.quantity * moved.price) + (moved.fees ?? 0)),
    price: moved.price,
    fees: moved.fees ?? null,
    type: moved.type,
    subtype: usualSubtypes[moved.type] ?? "transfer",
  }));
  return {
    ...(holdings.length === 0 ? {} : { holdings }),
    ...(movements.length === 0 ? {} : { movements }),
  };
}

const usualSubtypes: Readonly<Record<string, string>> = {
  buy: "buy",
  sell: "sell",
  cancel: "adjustment",
  cash: "deposit",
  fee: "account fee",
  transfer: "transfer",
};
