import { institutionBody } from "../answers/institutionBody.ts";
import { institutions } from "../institutions.ts";
import { flag, list, nullable, number, record, required, text } from "../wire/fields.ts";
import { countryCodes, products } from "../wire/vocabulary.ts";
import { endpoint } from "./endpoint.ts";

/** https://plaid.com/docs/api/institutions/#institutionsget */
export const institutionsGet = endpoint({
  path: "/institutions/get",
  fields: {
    count: required(number({ min: 1, max: 500, whole: true })),
    offset: required(number({ min: 0, whole: true })),
    country_codes: required(list(countryCodes, { min: 1 })),
    options: record({
      products: nullable(list(products, { min: 1 })),
      routing_numbers: nullable(list(text())),
      oauth: nullable(flag()),
      include_optional_metadata: flag(),
      include_auth_metadata: flag(),
      include_payment_initiation_metadata: flag(),
    }),
  },
  run({ input }) {
    const { options = {} } = input;
    const found = institutions.filter(
      (each) =>
        each.countries.some((country) => input.country_codes.includes(country)) &&
        (options.products ?? []).every((product) => each.products.includes(product)) &&
        (options.oauth == null || each.oauth === options.oauth) &&
        (options.routing_numbers == null ||
          options.routing_numbers.some((routing) => each.routingNumbers.includes(routing))),
    );
    return {
      institutions: found
        .slice(input.offset, input.offset + input.count)
        .map((institution) => institutionBody(institution, options)),
      total: found.length,
    };
  },
});
