import { oneOf, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { fireWebhook } from "../world/webhooks.ts";
import { endpoint } from "./endpoint.ts";
import { itemOf } from "./itemAccess.ts";

/** The types each code can be fired with; the first when a call names none. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  DEFAULT_UPDATE: ["TRANSACTIONS", "AUTH", "HOLDINGS", "INVESTMENTS_TRANSACTIONS", "LIABILITIES"],
  NEW_ACCOUNTS_AVAILABLE: ["ITEM"],
  SMS_MICRODEPOSITS_VERIFICATION: ["AUTH"],
  AUTHORIZATION_GRANTED: ["ITEM"],
  USER_PERMISSION_REVOKED: ["ITEM"],
  USER_ACCOUNT_REVOKED: ["ITEM"],
  PENDING_DISCONNECT: ["ITEM"],
  RECURRING_TRANSACTIONS_UPDATE: ["TRANSACTIONS"],
  LOGIN_REPAIRED: ["ITEM"],
  SYNC_UPDATES_AVAILABLE: ["TRANSACTIONS"],
  PRODUCT_READY: ["ASSETS"],
  ERROR: ["ITEM"],
};

const productOf: Readonly<Record<string, string>> = {
  TRANSACTIONS: "transactions",
  AUTH: "auth",
  HOLDINGS: "investments",
  INVESTMENTS_TRANSACTIONS: "investments",
  LIABILITIES: "liabilities",
};

/** Sends a webhook by hand; nothing else changes: https://plaid.com/docs/api/sandbox/#sandboxitemfire_webhook */
export const sandboxItemFireWebhook = endpoint({
  path: "/sandbox/item/fire_webhook",
  fields: {
    access_token: required(text()),
    webhook_type: oneOf([
      "AUTH",
      "HOLDINGS",
      "INVESTMENTS_TRANSACTIONS",
      "ITEM",
      "LIABILITIES",
      "TRANSACTIONS",
      "ASSETS",
    ]),
    webhook_code: required(oneOf(Object.keys(typesOf))),
  },
  run({ input, world, now }) {
    const item = itemOf(world, input.access_token);
    const types = typesOf[input.webhook_code] ?? [];
    const type = input.webhook_type ?? types[0] ?? "ITEM";
    if (!types.includes(type)) {
      throw new PlaidFailure("SANDBOX_WEBHOOK_INVALID", `${type} has no webhook ${input.webhook_code}`);
    }
    const product = productOf[type];
    if (product !== undefined && !item.products.includes(product))
      throw new PlaidFailure("SANDBOX_PRODUCT_NOT_ENABLED");
    if (item.webhook === null) throw new PlaidFailure("SANDBOX_WEBHOOK_INVALID", "the webhook of this item is not set");
    fireWebhook(item, world.log, { at: now, type, code: input.webhook_code });
    return { webhook_fired: true };
  },
});
