import { institutionBody } from "../answers/institutionBody.ts";
import { institutionStatusBody } from "../answers/institutionStatusBody.ts";
import { institutionOf } from "../institutions.ts";
import { flag, list, record, required, text } from "../wire/fields.ts";
import { PlaidFailure } from "../wire/plaidFailure.ts";
import { countryCodes } from "../wire/vocabulary.ts";
import { endpoint } from "./endpoint.ts";

/** https://plaid.com/docs/api/institutions/#institutionsget_by_id. Plaid's Sandbox has no status; here an Item's switch gives one. */
export const institutionsGetById = endpoint({
  path: "/institutions/get_by_id",
  fields: {
    institution_id: required(text()),
    country_codes: required(list(countryCodes)),
    options: record({
      include_optional_metadata: flag(),
      include_status: flag(),
      include_auth_metadata: flag(),
      include_payment_initiation_metadata: flag(),
    }),
  },
  run({ input, world, now }) {
    const institution = institutionOf(input.institution_id);
    if (institution === undefined || !institution.countries.some((country) => input.country_codes.includes(country))) {
      throw new PlaidFailure("INVALID_INSTITUTION");
    }
    const body = institutionBody(institution, input.options ?? {});
    if (input.options?.include_status !== true) return { institution: body };
    const itemWithStatus = [...world.items.values()].find(
      (item) => item.institutionId === institution.id && item.switches.institutionStatus,
    );
    return {
      institution:
        itemWithStatus === undefined ? body : { ...body, status: institutionStatusBody(itemWithStatus, now) },
    };
  },
});
