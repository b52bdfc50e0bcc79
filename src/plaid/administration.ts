import { CountryCode, type PlaidApi, type Products } from "plaid";
import type { CancelSignal } from "../core/cancellation.ts";
import { BalanceLensError } from "../core/errors.ts";
import type { CallResult, ItemAdministration } from "../core/ports.ts";
import { textIn } from "../core/providerFailure.ts";
import { allowedAccessToken } from "./basePath.ts";
import type { Send, Sending } from "./sender.ts";

/** The countries of Sandbox's own institutions. Source: https://plaid.com/docs/sandbox/institutions/ */
const sandboxCountries = [CountryCode.Us, CountryCode.Ca, CountryCode.Gb];

/** A call that reads no balance, as it ended. */
export interface AdministrationCall {
  /** Plaid's path. */
  readonly path: string;
  readonly result: CallResult;
}

export interface AdministrationOptions {
  readonly api: PlaidApi;
  readonly send: Send;
  readonly tokenOf: (itemId: string) => Promise<string>;
  /** Told of each call as it ends. */
  onCall(call: AdministrationCall): void;
  readonly timeouts: { readonly cachedMs: number; readonly bankMs: number };
}

/** Creating, naming and removing Items. Every method rejects with `BalanceLensError` alone. */
export function administration({ api, send, tokenOf, timeouts, onCall }: AdministrationOptions): ItemAdministration {
  /** The body of an answer, or a rejection with its failure. */
  async function bodyOf(
    { path, ...sending }: Omit<Sending, "timeoutMs"> & { readonly path: string },
    signal: CancelSignal,
    timeoutMs = timeouts.cachedMs,
  ) {
    const result = await send({ timeoutMs, ...sending }, signal);
    onCall({ path, result });
    if (!result.ok) throw new BalanceLensError(result.failure);
    if (typeof result.body !== "object" || result.body === null) throw malformed(result.requestId);
    return result.body;
  }

  return {
    async createSandboxItem({ institutionId, products, username, password }, signal) {
      const user = {
        ...(username === undefined ? {} : { override_username: username }),
        ...(password === undefined ? {} : { override_password: password }),
      };
      const created = await bodyOf(
        {
          path: "/sandbox/public_token/create",
          secret: async () => password ?? "",
          invoke: (_password, sdk) =>
            api.sandboxPublicTokenCreate(
              {
                institution_id: institutionId,
                // Plaid refuses a product it does not know, with a message that says so.
                initial_products: products.slice() as Products[],
                ...(Object.keys(user).length === 0 ? {} : { options: user }),
              },
              sdk,
            ),
        },
        signal,
        // Linking contacts the bank.
        timeouts.bankMs,
      );
      const publicToken = required(created, "public_token");
      const exchanged = await bodyOf(
        {
          path: "/item/public_token/exchange",
          secret: async () => publicToken,
          invoke: (token, sdk) => api.itemPublicTokenExchange({ public_token: token }, sdk),
        },
        signal,
      );
      return { itemId: required(exchanged, "item_id"), accessToken: required(exchanged, "access_token") };
    },

    async identify(accessToken, signal) {
      const body = await bodyOf(
        {
          path: "/item/get",
          secret: async () => allowedAccessToken(accessToken),
          invoke: (token, sdk) => api.itemGet({ access_token: token }, sdk),
        },
        signal,
      );
      return { itemId: required(nested(body, "item"), "item_id"), body };
    },

    async removeItem(itemId, signal) {
      await bodyOf(
        {
          path: "/item/remove",
          secret: () => tokenOf(itemId),
          invoke: (token, sdk) => api.itemRemove({ access_token: token }, sdk),
        },
        signal,
      );
    },

    async institutionName(institutionId, signal) {
      const body = await bodyOf(
        {
          path: "/institutions/get_by_id",
          secret: async () => "",
          invoke: (_none, sdk) =>
            api.institutionsGetById({ institution_id: institutionId, country_codes: sandboxCountries }, sdk),
        },
        signal,
      );
      return required(nested(body, "institution"), "name");
    },
  };
}

function nested(body: object, key: string): object {
  const value: unknown = Reflect.get(body, key);
  if (typeof value !== "object" || value === null) throw malformed(textIn(body, "request_id"));
  return value;
}

function required(body: object, key: string): string {
  const value = textIn(body, key);
  if (value === null || value === "") throw malformed(textIn(body, "request_id"));
  return value;
}

function malformed(requestId: string | null): BalanceLensError {
  return new BalanceLensError({ reason: "malformed-answer", requestId });
}
