import { institutionOf } from "../institutions.ts";
import { unchanging } from "../wire/jsonText.ts";
import { errorBody } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";

type Body = ReturnType<typeof makeBody>;

/** The body last made of an Item, with the parts of the Item that can change. */
const made = new WeakMap<Item, { products: readonly string[]; webhook: string | null; body: Body }>();

/** The `item` that data endpoints carry (`Item` of https://plaid.com/docs/api/items/). */
export function itemBody(item: Item): Body {
  const { products, webhook } = item;
  const known = made.get(item);
  if (known !== undefined && known.products === products && known.webhook === webhook) return known.body;
  const body = unchanging(makeBody(item));
  made.set(item, { products, webhook, body });
  return body;
}

function makeBody(item: Item) {
  const institution = institutionOf(item.institutionId);
  const { asRecorded } = item.switches;
  return {
    // Sandbox leaves it out of an Item without Auth.
    auth_method: item.authMethod ?? (asRecorded ? undefined : null),
    available_products: (institution?.products ?? []).filter((product) => !item.products.includes(product)).sort(),
    billed_products: [...item.products].sort(),
    consent_expiration_time: null,
    ...(item.consented === null ? {} : { consented_products: item.consented }),
    // Other endpoints than /item/get return the error in place of the data.
    error: null,
    institution_id: item.institutionId,
    institution_name: institution?.name ?? null,
    item_id: item.itemId,
    paired_item_id: item.pairedItemId ?? undefined,
    products: [...item.products].sort(),
    update_type: "background",
    webhook: item.webhook ?? (asRecorded ? "" : null),
  };
}

/** The error that `/item/get` shows; null for a healthy Item. */
export function itemErrorBody(item: Item) {
  return item.login === null ? null : errorBody(item.login.code);
}
