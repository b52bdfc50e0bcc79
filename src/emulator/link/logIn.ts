import type { EmulatedInstitution } from "../institutions.ts";
import type { AccountSeed, ItemSeed } from "../scenarios/itemSeed.ts";
import { seedForUser } from "../testUsers/seedForUser.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { bankFaultAt } from "../world/bankTrouble.ts";
import type { Item } from "../world/item.ts";
import type { World } from "../world/world.ts";
import { checkLogin, type Mfa } from "./checkLogin.ts";
import type { Step, StepContext } from "./linkStep.ts";
import { type LinkToken, productsAt } from "./linkToken.ts";
import { bankFor, scenarioUser } from "./newItem.ts";

/** An account that the person may share. */
export interface OfferedAccount {
  readonly key: string;
  readonly name: string;
  readonly mask: string | null;
  readonly subtype: string | null;
  /** Shared with Plaid before: update mode. */
  readonly shared: boolean;
}

/** A login that the bank took. */
export interface LoggedIn {
  readonly institution: EmulatedInstitution;
  readonly offered: readonly OfferedAccount[];
  /** What a new Item is made of; null in update mode. */
  readonly seed: ItemSeed | null;
  readonly item: Item | null;
}

/**
 * Tries a login at the bank of the step, or of the Item in update mode: the questions that it asks next, or what it offers.
 * @throws PlaidFailure as the bank or its test user has it; `NO_ACCOUNTS` when the token's filters leave none
 */
export function logIn({ world, now }: StepContext, link: LinkToken, step: Step): LoggedIn | { readonly mfa: Mfa } {
  const { username = "", password = "" } = step;
  const item = itemOf(world, link);
  const institution = bankFor(item?.institutionId ?? step.institution_id ?? "", link.asked.products ?? []);
  const outage = item === null ? undefined : bankFaultAt(item, now);
  if (outage !== undefined) throw new PlaidFailure(outage.code);
  const mfa = checkLogin({ username, password }, step.answers ?? []);
  if (mfa !== null) return { mfa };
  if (item !== null) return { institution, item, seed: null, offered: offeredOf(item, link) };
  const { asked } = link;
  const found = seedForUser({
    ...{ institution, username, password, now },
    products: productsAt(link, institution.products),
    webhook: asked.webhook || null,
    daysRequested: asked.transactions?.days_requested ?? 90,
    key: link.token,
    scenario: scenarioUser(world, username, institution),
  });
  const consented = consentOf(asked);
  const seed = consented === null ? found : { ...found, consented_products: consented };
  const offered = seed.accounts
    .filter((account) => passes(account, asked.account_filters))
    .map(({ key, name, mask, subtype }) => ({
      ...{ key, name, mask: mask ?? null, subtype: subtype ?? null, shared: false },
    }));
  if (offered.length === 0) throw new PlaidFailure("NO_ACCOUNTS");
  return { institution, item: null, seed, offered };
}

/** All products that a person agrees to; null where the token does not ask for consent to any but those of the Item. */
function consentOf(asked: LinkToken["asked"]): readonly string[] | null {
  if (asked.additional_consented_products == null) return null;
  const lists = [asked.products, asked.required_if_supported_products, asked.optional_products];
  return [...new Set([...lists, asked.additional_consented_products].flatMap((each) => each ?? []))];
}

/** The Item of update mode; null for a new one. @throws PlaidFailure when it was removed since */
function itemOf(world: World, { itemId }: LinkToken): Item | null {
  if (itemId === null) return null;
  const item = world.items.get(itemId);
  if (item === undefined) throw new PlaidFailure("ITEM_NOT_FOUND");
  return item;
}

function offeredOf({ accounts, unshared }: Item, { asked }: LinkToken): readonly OfferedAccount[] {
  const more = asked.update?.account_selection_enabled === true ? unshared : [];
  return [...accounts, ...more].map((account) => {
    const { key, name, mask, subtype } = account;
    return { key, name, mask, subtype, shared: accounts.includes(account) };
  });
}

/** Whether the token asks for an account: with filters, those of a type without one are left out. */
function passes({ type, subtype }: AccountSeed, filters: LinkToken["asked"]["account_filters"]): boolean {
  const wanted = (filters as Readonly<Record<string, { account_subtypes: readonly string[] } | undefined>>)?.[type];
  if (filters === undefined) return true;
  if (wanted === undefined) return Object.keys(filters).length === 0;
  return wanted.account_subtypes.includes("all") || wanted.account_subtypes.includes(subtype ?? "");
}
