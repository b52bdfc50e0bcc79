import type { BankAccount } from "../bank/account.ts";
import type { BankBalances } from "../bank/balancesAt.ts";
import type { CachedBalance } from "../cache/cachedBalance.ts";
import { cachedBalances, capitalOne } from "../cache/readCopy.ts";
import { hexId } from "../ids.ts";
import { isoTime } from "../time/time.ts";
import { unchanging } from "../wire/jsonText.ts";
import type { Item } from "../world/item.ts";

/** Banks that give an account an id which outlives the Item (`AccountBase.persistent_account_id`). */
const persistentIdBanks = ["ins_56", "ins_13", "ins_127990", "ins_127287"];

/** The body last made of a cached balance: it is the same until the next refresh, which makes a new balance. */
const made = new WeakMap<CachedBalance, { verification: string | undefined; body: ReturnType<typeof accountBody> }>();

/** One account with the balance Plaid has copied; `product` names the endpoint's own copy where there is one. */
export function cachedAccountBody(item: Item, account: BankAccount, product: string | null) {
  const cached = cachedBalances(item, account, product);
  const verification = item.verification.get(account.accountId);
  const known = made.get(cached);
  if (known !== undefined && known.verification === verification) return known.body;
  const body = unchanging(accountBody(item, account, { balances: cached, asOf: cached.asOf }));
  made.set(cached, { verification, body });
  return body;
}

type CachedBody = ReturnType<typeof cachedAccountBody>;

/** The lists last made that begin with this account, newest first. */
const lists = new WeakMap<CachedBody, readonly (readonly CachedBody[])[]>();
/** An Item has one list for each of its products that leaves some accounts out. */
const listsKept = 4;

/** The same of several accounts. */
export function cachedAccountBodies(
  item: Item,
  accounts: readonly BankAccount[],
  product: string | null,
): readonly CachedBody[] {
  const bodies = accounts.map((account) => cachedAccountBody(item, account, product));
  const [first] = bodies;
  // A caller that repeats an account makes lists of any length; these are not kept.
  if (first === undefined || bodies.length > item.accounts.length) return bodies;
  const known = lists.get(first) ?? [];
  const same = known.find((list) => list.length === bodies.length && list.every((body, at) => body === bodies[at]));
  if (same !== undefined) return same;
  lists.set(first, [unchanging(bodies), ...known.slice(0, listsKept - 1)]);
  return bodies;
}

/**
 * One account as every endpoint shows it (`AccountBase` of https://plaid.com/docs/api/accounts/).
 * @param reading the balances, and when the bank said so in ms since the epoch
 */
export function accountBody(item: Item, account: BankAccount, reading: { balances: BankBalances; asOf: number }) {
  const { balances, asOf } = reading;
  // `JSON.stringify` leaves undefined out. One shape for every account: spreading a part costs ten times as much.
  return {
    account_id: account.accountId,
    apy: account.apy,
    balances: {
      available: balances.available,
      current: balances.current,
      iso_currency_code: account.currency.iso,
      last_updated_datetime: item.institutionId === capitalOne ? isoTime(asOf) : undefined,
      limit: balances.limit,
      unofficial_currency_code: account.currency.unofficial,
    },
    holder_category: account.holder ?? undefined,
    mask: account.mask,
    name: account.name,
    official_name: account.officialName,
    persistent_account_id: persistentIdBanks.includes(item.institutionId)
      ? hexId(56, item.institutionId, item.username, account.key)
      : undefined,
    subtype: account.subtype,
    type: account.type,
    verification_status: item.verification.get(account.accountId),
  };
}
