import { list, record, required, text } from "../wire/fields.ts";
import { products } from "../wire/vocabulary.ts";
import { keepNewest } from "../world/keepNewest.ts";
import { endpoint } from "./endpoint.ts";
import { linkedItem } from "./processorTokens.ts";

const usualBank = "ins_109508";
/** Bounds what callers can accumulate. */
const limits = { most: 1000 };

/** An Item of a bank's own customer; the same one for the same `user_id`: https://plaid.com/docs/api/items/ */
export const itemImport = endpoint({
  path: "/item/import",
  fields: {
    institution_id: text(),
    products: list(products, { min: 1 }),
    user_auth: required(record({ user_id: required(text()), auth_token: text() })),
    options: record({ webhook: text({ form: "url", min: 0 }) }),
  },
  run(call) {
    const { input, world } = call;
    const { institution_id = usualBank, products: wanted = ["transactions"], user_auth, options } = input;
    const known = world.items.get(world.imported.get(user_auth.user_id) ?? "");
    if (known !== undefined) return { access_token: known.accessToken };
    const item = linkedItem(call, { institution_id, initial_products: wanted, options });
    keepNewest(world.imported, { key: user_auth.user_id, value: item.itemId }, limits);
    return { access_token: item.accessToken };
  },
});
