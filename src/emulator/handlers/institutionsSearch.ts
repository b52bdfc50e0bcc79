import { institutionBody } from "../answers/institutionBody.ts";
import { institutions } from "../institutions.ts";
import { anything, flag, list, nullable, problemWith, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { countryCodes, products } from "../wire/vocabulary.ts";
import { endpoint } from "./endpoint.ts";

const mostFound = 10;

/** Up to ten banks whose name has the words: https://plaid.com/docs/api/institutions/#institutionssearch */
export const institutionsSearch = endpoint({
  path: "/institutions/search",
  fields: {
    query: required(text()),
    products: nullable(list(text(), { min: 1 })),
    country_codes: required(list(countryCodes)),
    options: record({
      oauth: nullable(flag()),
      include_optional_metadata: flag(),
      include_auth_metadata: nullable(flag()),
      include_payment_initiation_metadata: nullable(flag()),
      payment_initiation: nullable(anything()),
    }),
  },
  run({ input }) {
    const unknown = (input.products ?? []).find((product) => problemWith(product, products.shape, "products") !== null);
    // Unlike elsewhere, Sandbox calls this an invalid product.
    if (unknown !== undefined) throw new PlaidFailure("INVALID_PRODUCT", `invalid product: ${unknown}`.slice(0, 200));
    const words = input.query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = institutions.filter(
      (each) =>
        words.every((word) => each.name.toLowerCase().includes(word)) &&
        each.countries.some((country) => input.country_codes.includes(country)) &&
        (input.products ?? []).every((product) => each.products.includes(product)) &&
        (input.options?.oauth == null || each.oauth === input.options.oauth),
    );
    return { institutions: found.slice(0, mostFound).map((each) => institutionBody(each, input.options ?? {})) };
  },
});
