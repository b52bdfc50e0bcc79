/**
 * Products that decide which endpoints answer for an Item and how fresh Plaid's copy is, the most usual first. Balance is
 * none of them: every Item has it. Source: https://plaid.com/docs/api/products/
 */
export const itemProducts = [
  "transactions",
  "auth",
  "identity",
  "liabilities",
  "investments",
  "signal",
  "investments_auth",
] as const;

export type ItemProduct = (typeof itemProducts)[number];

/** What an institution says of itself. */
export interface InstitutionFacts {
  readonly institutionId: string;
  readonly name: string;
  readonly products: readonly string[];
  /** Its customers sign in on its own page; a test user's overrides may be passed over there. */
  readonly oauth: boolean;
}

/** What `/sandbox/public_token/create` is asked for, and what the new Item is called here. */
export interface NewItem {
  readonly institutionId: string;
  readonly products: readonly string[];
  readonly username?: string;
  /** May be a secret. */
  readonly password?: string;
  readonly alias?: string;
}

/** Why an Item cannot be created as requested. */
export type NewItemProblem =
  | { readonly code: "no-product" }
  | { readonly code: "balance-is-no-product" }
  | { readonly code: "not-offered"; readonly products: readonly string[] };

/**
 * What prevents an institution from giving an Item these products; null when nothing does. An unknown institution does
 * not prevent it: Plaid decides then.
 */
export function newItemProblem(
  products: readonly string[],
  institution: Pick<InstitutionFacts, "products"> | null,
): NewItemProblem | null {
  if (products.includes("balance")) return { code: "balance-is-no-product" };
  if (products.length === 0) return { code: "no-product" };
  const missing = products.filter((product) => institution !== null && !institution.products.includes(product));
  return missing.length === 0 ? null : { code: "not-offered", products: missing };
}
