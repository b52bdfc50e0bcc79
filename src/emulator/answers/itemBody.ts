import { institutionOf } from "../institutions.ts";
import { errorBody } from "../wire/plaidFailure.ts";
import type { Item } from "../world/item.ts";

/** The `item` that data endpoints carry (`Item` of https://plaid.com/docs/api/items/). */
export function itemBody(item: Item) {
  const institution = institutionOf(item.institutionId);
  return {
    auth_method: item.authMethod,
    available_products: (institution?.products ?? []).filter((product) => !item.products.includes(product)).sort(),
    billed_products: [...item.products].sort(),
    consent_expiration_time: null,
    ...(item.consented === null ? {} : { consented_products: item.consented }),
    // Other endpoints than /item/get answer the error instead of the data.
    error: null,
    institution_id: item.institutionId,
    institution_name: institution?.name ?? null,
    item_id: item.itemId,
    products: [...item.products].sort(),
    update_type: "background",
    webhook: item.webhook,
  };
}

/** The error that `/item/get` shows; null for a healthy Item. */
export function itemErrorBody(item: Item) {
  return item.login === null ? null : errorBody(item.login.code);
}
