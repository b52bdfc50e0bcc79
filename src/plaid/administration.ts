import { CountryCode, type Products } from "plaid";
import type { InstitutionOffer } from "../core/item/newItem.ts";
import { isProcessorToken } from "../core/keys/isProcessorToken.ts";
import type { CancelSignal } from "../core/run/cancellation.ts";
import type { ItemAdministration, ItemChanges } from "../core/run/ports.ts";
import { type AdministrationCall, bodyReader, nested, required } from "./administrationBody.ts";
import type { Send } from "./callSender.ts";
import { itemChanges } from "./itemChanges.ts";
import { refuseProductionToken } from "./refuseProduction.ts";
import type { PlaidSdk } from "./sdk.ts";

/** The countries of Sandbox's own institutions. Source: https://plaid.com/docs/sandbox/institutions/ */
const sandboxCountries = [CountryCode.Us, CountryCode.Ca, CountryCode.Gb];

export interface AdministrationOptions {
  readonly api: PlaidSdk;
  readonly send: Send;
  readonly tokenOf: (itemId: string) => Promise<string>;
  /** Called with each call once it has ended. */
  onCall(call: AdministrationCall): void;
  readonly timeouts: { readonly cachedMs: number; readonly bankMs: number };
}

/** Creating, naming, changing and removing Items. Every method rejects with `BalanceLensError` alone. */
export function administration(options: AdministrationOptions): ItemAdministration & ItemChanges {
  const { api, tokenOf, timeouts } = options;
  const bodyOf = bodyReader(options);

  const institutionBody = async (institutionId: string, signal: CancelSignal): Promise<object> => {
    const body = await bodyOf(
      {
        path: "/institutions/get_by_id",
        secret: async () => "",
        invoke: (_none, sdk) =>
          api.institutionsGetById({ institution_id: institutionId, country_codes: sandboxCountries }, sdk),
      },
      signal,
    );
    return nested(body, "institution");
  };

  /** A partner is told of one account and its institution, and of no Item: the account's id stands for it. */
  const identifyAccount = async (processorToken: string, signal: CancelSignal) => {
    const body = await bodyOf(
      {
        path: "/processor/account/get",
        secret: async () => refuseProductionToken(processorToken),
        invoke: (token, sdk) => api.processorAccountGet({ processor_token: token }, sdk),
      },
      signal,
    );
    const itemId = required(nested(body, "account"), "account_id");
    return { itemId, body: { item: { item_id: itemId, institution_id: required(body, "institution_id") } } };
  };

  return {
    ...itemChanges({ api, tokenOf, timeouts, bodyOf }),

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
                // Plaid refuses products that it does not know, with a message that names them.
                initial_products: products.slice() as Products[],
                ...(Object.keys(user).length === 0 ? {} : { options: user }),
              },
              sdk,
            ),
        },
        signal,
        // Linking contacts the bank, so the limit is that of a bank call.
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
      if (isProcessorToken(accessToken)) return identifyAccount(accessToken, signal);
      const body = await bodyOf(
        {
          path: "/item/get",
          secret: async () => refuseProductionToken(accessToken),
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
      return required(await institutionBody(institutionId, signal), "name");
    },

    async institution(institutionId, signal) {
      return institutionFacts(await institutionBody(institutionId, signal));
    },

    async searchInstitutions(query, signal) {
      const body = await bodyOf(
        {
          path: "/institutions/search",
          secret: async () => "",
          // No product is required: any institution will do.
          invoke: (_none, sdk) =>
            api.institutionsSearch({ query, products: null, country_codes: sandboxCountries }, sdk),
        },
        signal,
      );
      return Object.values(nested(body, "institutions")).map(institutionFacts);
    },
  };
}

/** Reads one institution of a response. @throws BalanceLensError `malformed-answer` when it has no id or no name. */
function institutionFacts(body: unknown): InstitutionOffer {
  const institution = Object(body);
  const products: unknown = Reflect.get(institution, "products");
  return {
    institutionId: required(institution, "institution_id"),
    name: required(institution, "name"),
    products: Array.isArray(products) ? products.filter((product) => typeof product === "string") : [],
    oauth: Reflect.get(institution, "oauth") === true,
  };
}
