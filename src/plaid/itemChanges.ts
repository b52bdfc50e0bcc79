import type { SandboxItemFireWebhookRequest } from "plaid";
import type { CancelSignal } from "../core/run/cancellation.ts";
import type { ItemChanges } from "../core/run/ports.ts";
import { type BodyReader, required } from "./administrationBody.ts";
import type { PlaidSdk, PreparedCall, SdkOptions } from "./sdk.ts";

export interface ItemChangesOptions {
  readonly api: PlaidSdk;
  readonly tokenOf: (itemId: string) => Promise<string>;
  readonly timeouts: { readonly bankMs: number };
  readonly bodyOf: BodyReader;
}

/** Every change of an Item that Sandbox offers. */
export function itemChanges({ api, tokenOf, timeouts, bodyOf }: ItemChangesOptions): ItemChanges {
  const change = (
    path: string,
    itemId: string,
    invoke: (token: string, sdk: SdkOptions) => Promise<PreparedCall>,
    signal: CancelSignal,
    timeoutMs?: number,
  ) => bodyOf({ path, secret: () => tokenOf(itemId), invoke }, signal, timeoutMs);

  return {
    async resetLogin(itemId, signal) {
      const invoke = (token: string, sdk: SdkOptions) => api.sandboxItemResetLogin({ access_token: token }, sdk);
      await change("/sandbox/item/reset_login", itemId, invoke, signal);
    },

    async fireWebhook(itemId, { type, code }, signal) {
      // Plaid refuses webhooks that it does not know, with a message that names them.
      const webhook = { webhook_type: type, webhook_code: code } as Omit<SandboxItemFireWebhookRequest, "access_token">;
      const invoke = (token: string, sdk: SdkOptions) =>
        api.sandboxItemFireWebhook({ access_token: token, ...webhook }, sdk);
      await change("/sandbox/item/fire_webhook", itemId, invoke, signal);
    },

    async createTransactions(itemId, transactions, signal) {
      const rows = transactions.map(({ dateTransacted, datePosted, amount, description }) => ({
        date_transacted: dateTransacted,
        date_posted: datePosted,
        amount,
        description,
      }));
      const invoke = (token: string, sdk: SdkOptions) =>
        api.sandboxTransactionsCreate({ access_token: token, transactions: rows }, sdk);
      await change("/sandbox/transactions/create", itemId, invoke, signal, timeouts.bankMs);
    },

    async refreshProduct(itemId, product, signal) {
      const invoke = (token: string, sdk: SdkOptions) =>
        product === "transactions"
          ? api.transactionsRefresh({ access_token: token }, sdk)
          : api.investmentsRefresh({ access_token: token }, sdk);
      await change(`/${product}/refresh`, itemId, invoke, signal, timeouts.bankMs);
    },

    async updateWebhook(itemId, url, signal) {
      const invoke = (token: string, sdk: SdkOptions) =>
        api.itemWebhookUpdate({ access_token: token, webhook: url }, sdk);
      await change("/item/webhook/update", itemId, invoke, signal);
    },

    async replaceToken(itemId, signal) {
      const invoke = (token: string, sdk: SdkOptions) => api.itemAccessTokenInvalidate({ access_token: token }, sdk);
      return required(await change("/item/access_token/invalidate", itemId, invoke, signal), "new_access_token");
    },
  };
}
