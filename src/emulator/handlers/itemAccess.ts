import type { BankAccount } from "../bank/account.ts";
import { answersInRealTime } from "../cache/readCopy.ts";
import { isLongId } from "../ids.ts";
import { institutionOf } from "../institutions.ts";
import { numbersFrom } from "../random.ts";
import { usualRefreshPlan } from "../scenarios/build/buildItem.ts";
import { deepenHistory } from "../testUsers/deepenHistory.ts";
import type { ErrorCode } from "../wire/errorFacts.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { bankTrouble } from "../world/bankTrouble.ts";
import { isManual } from "../world/isManual.ts";
import type { Item } from "../world/item.ts";
import { refreshProduct } from "../world/refreshProduct.ts";
import { runDueEvents } from "../world/runDueEvents.ts";
import { scheduleFirstPulls, scheduleRefresh } from "../world/scheduleRefreshes.ts";
import type { World } from "../world/world.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The Item of an access token. @throws PlaidFailure `INVALID_ACCESS_TOKEN` when malformed, of another environment or
 * unknown; `ITEM_NOT_FOUND` when the Item was removed
 */
export function itemOf(world: World, accessToken: string): Item {
  const itemId = world.tokens.get(accessToken);
  if (itemId !== undefined) {
    const item = world.items.get(itemId);
    if (item === undefined) throw new PlaidFailure("ITEM_NOT_FOUND");
    return item;
  }
  const parts = /^access-([a-z]+)-(.+)$/.exec(accessToken);
  const [, environment, identifier] = parts ?? [];
  if (environment === undefined || identifier === undefined || !uuid.test(identifier)) {
    throw new PlaidFailure(
      "INVALID_ACCESS_TOKEN",
      "provided access token is in an invalid format. expected format: access-<environment>-<identifier>",
    );
  }
  if (environment !== "sandbox") {
    throw new PlaidFailure(
      "INVALID_ACCESS_TOKEN",
      `provided access token is for the wrong Plaid environment. expected "sandbox", got "${environment}"`,
    );
  }
  throw new PlaidFailure("INVALID_ACCESS_TOKEN");
}

/**
 * The Item, for an endpoint that reads Plaid's copy. A required login is returned in place of the data, as Plaid's
 * reference has it (`PlaidError`), unless the Item's switch says otherwise.
 */
export function itemForCached(world: World, accessToken: string): Item {
  const item = itemOf(world, accessToken);
  if (item.login !== null && !item.switches.cachedAnswersWhenBroken) throw new PlaidFailure(item.login.code);
  return item;
}

/** The Item, for an endpoint that asks the bank now. */
export function itemForBank(world: World, accessToken: string, now: number): Item {
  const item = itemOf(world, accessToken);
  if (isManual(item)) throw new PlaidFailure("PRODUCTS_NOT_SUPPORTED");
  const trouble: ErrorCode | null = bankTrouble(item, now);
  if (trouble !== null) throw new PlaidFailure(trouble);
  return item;
}

/**
 * Makes sure a product is on the Item. Sandbox adds it on the first call of one of its endpoints.
 * @param days of history that this call asks for, should it be the one that adds Transactions
 * @throws PlaidFailure when the bank does not have the product, or the person did not agree to it
 */
export function useProduct(world: World, item: Item, product: string, now: number, days?: number): void {
  if (item.products.includes(product)) return;
  const institution = institutionOf(item.institutionId);
  if (institution?.products.includes(product) !== true || isManual(item))
    throw new PlaidFailure("PRODUCTS_NOT_SUPPORTED");
  if (item.consented !== null && !item.consented.includes(product)) {
    throw new PlaidFailure(
      "ADDITIONAL_CONSENT_REQUIRED",
      `client does not have user consent to access the PRODUCT_${product.toUpperCase()} product`,
    );
  }
  if (days !== undefined) deepenHistory(item, world.memory, days);
  item.products = [...item.products, product];
  world.log.record({ at: now, itemId: item.itemId, what: "product-added", cause: "first-use", details: { product } });
  if (product === "transactions") {
    scheduleFirstPulls(world, item, now);
    // Where nothing is waited for, this call is answered with them.
    runDueEvents(world, now);
  }
  if (product === "transactions" || product === "investments" || product === "liabilities") {
    const plan = usualRefreshPlan(product, institution, now, numbersFrom(`${item.itemId} ${product}`)());
    item.refreshPlans.push(plan);
    scheduleRefresh(world, item, plan, now);
    if (product !== "transactions") {
      item.productAsOf.set(product, now);
      refreshProduct(item, world.log, { product, at: now, cause: "product-added" });
    }
  }
}

/**
 * The accounts a call is about: those asked for, or all.
 * @throws PlaidFailure `INVALID_FIELD` for an id that is none, `INVALID_ACCOUNT_ID` for one of another Item
 */
export function accountsOf(item: Item, accountIds: readonly string[] | undefined): readonly BankAccount[] {
  if (accountIds === undefined) return item.accounts;
  return accountIds.map((accountId) => accountOf(item, accountId, "account_ids"));
}

/** @param field the request's field, for the message */
export function accountOf(item: Item, accountId: string, field: string): BankAccount {
  if (!isLongId(accountId))
    throw new PlaidFailure("INVALID_FIELD", `${field} must be a properly formatted, valid account ID`);
  const account = item.accounts.find((each) => each.accountId === accountId);
  if (account === undefined) throw new PlaidFailure("INVALID_ACCOUNT_ID");
  return account;
}

/** Those of these accounts for which the bank gives no real-time balance. */
export function withoutRealTime(item: Item, accounts: readonly BankAccount[]): readonly BankAccount[] {
  return accounts.filter((account) => !answersInRealTime(item, account));
}
