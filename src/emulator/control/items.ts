import type { BankBalances } from "../bank/balancesAt.ts";
import { cachedBalances, realTimeBalances } from "../cache/readCopy.ts";
import { institutionOf } from "../institutions.ts";
import type { Scenario } from "../scenarios/itemSeed.ts";
import { isoTime } from "../time/time.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";
import { repairLogin } from "../world/login.ts";
import type { ControlContext, ReadContext } from "./context.ts";

/** `GET items`: every Item with its token, what its scenario teaches, and what it proposes to evaluate. */
export function listItems({ world }: ReadContext): object {
  return { items: [...world.items.values()].map((item) => itemLine(item, world.scenarios.get(item.itemId))) };
}

function itemLine(item: Item, scenario: Scenario | undefined) {
  const account = item.accounts.find((each) => each.key === item.evaluate?.account);
  return {
    item_id: item.itemId,
    access_token: item.accessToken,
    institution_id: item.institutionId,
    institution_name: institutionOf(item.institutionId)?.name ?? null,
    products: item.products,
    scenario: item.scenario,
    scenario_summary: scenario?.summary ?? null,
    lesson: scenario?.lesson ?? null,
    test_user: item.username,
    ...(item.evaluate === null || account === undefined
      ? {}
      : {
          evaluate: {
            account_id: account.accountId,
            amount: item.evaluate.amount,
            ruleset_key: item.evaluate.rulesetKey,
          },
        }),
  };
}

/** `GET items/{item_id}/ledger`: what the bank would say now, beside what Plaid has copied. */
export function readLedger({ world, itemId, clock }: ReadContext): object {
  const item = itemNamed(world.items, itemId);
  const now = clock.now();
  return {
    item_id: item.itemId,
    now: isoTime(now),
    accounts: item.accounts.map((account) => {
      const cached = cachedBalances(item, account, null);
      return {
        account_id: account.accountId,
        bank: balances(realTimeBalances(item, account, now)),
        cached: { ...balances(cached), as_of: isoTime(cached.asOf), refreshed_by: cached.refreshedBy },
      };
    }),
  };
}

function balances({ available, current, limit }: BankBalances) {
  return { available, current, limit };
}

/** `POST items/{item_id}/repair`: what a finished Link update mode does. */
export function repairItem({ world, itemId, clock, changed }: ControlContext): object {
  const item = itemNamed(world.items, itemId);
  repairLogin(world, item, clock.now());
  changed({ kind: "repair", itemId: item.itemId });
  return { item_id: item.itemId, repaired: true };
}

/** @throws PlaidFailure `NOT_FOUND` */
export function itemNamed(items: ReadonlyMap<string, Item>, itemId: string): Item {
  const item = items.get(itemId);
  if (item === undefined) throw new PlaidFailure("NOT_FOUND", "there is no Item of this id");
  return item;
}
