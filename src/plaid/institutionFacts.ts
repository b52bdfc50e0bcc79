import type { InstitutionFacts } from "../core/item/newItem.ts";
import { required } from "./administrationBody.ts";

/** Reads one institution of a response. @throws BalanceLensError `malformed-answer` when it has no id or no name. */
export function institutionFacts(body: unknown): InstitutionFacts {
  const institution = Object(body);
  const products: unknown = Reflect.get(institution, "products");
  return {
    institutionId: required(institution, "institution_id"),
    name: required(institution, "name"),
    products: Array.isArray(products) ? products.filter((product) => typeof product === "string") : [],
    oauth: Reflect.get(institution, "oauth") === true,
  };
}
