import type { EmulatedInstitution } from "../institutions.ts";

/** `Institution` of https://plaid.com/docs/api/institutions/. Status is not available in Sandbox. */
export function institutionBody(
  institution: EmulatedInstitution,
  options: { readonly include_optional_metadata?: boolean | undefined },
) {
  return {
    country_codes: institution.countries,
    dtc_numbers: [],
    institution_id: institution.id,
    name: institution.name,
    oauth: institution.oauth,
    products: [...institution.products].sort(),
    routing_numbers: institution.routingNumbers,
    ...(options.include_optional_metadata === true
      ? { logo: null, primary_color: "#1f1f1f", url: institution.url ?? "https://plaid.com" }
      : {}),
  };
}
