/**
 * Products that decide which endpoints an Item has and how fresh Plaid's copy is, the most common first. Balance is
 * not listed: every Item has it. Source: https://plaid.com/docs/api/products/
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

/** Plaid's data of an institution. */
export interface InstitutionOffer {
  readonly institutionId: string;
  readonly name: string;
  readonly products: readonly string[];
  /** Customers sign in on the bank's own page; a test user's custom accounts may be ignored there. */
  readonly oauth: boolean;
}

/** The parameters of `/sandbox/public_token/create`, and the new Item's name here. */
export interface NewItem {
  readonly institutionId: string;
  readonly products: readonly string[];
  readonly username?: string;
  /** May contain a secret. */
  readonly password?: string;
  readonly alias?: string;
}

/** Why an Item cannot be created with these parameters. */
export type NewItemProblem =
  | { readonly code: "no-product" }
  | { readonly code: "balance-is-no-product" }
  | { readonly code: "not-offered"; readonly products: readonly string[] };

/**
 * Why an institution cannot give an Item these products; null when it can. An unknown institution is no obstacle:
 * Plaid decides then.
 */
export function newItemProblem(
  products: readonly string[],
  institution: Pick<InstitutionOffer, "products"> | null,
): NewItemProblem | null {
  if (products.includes("balance")) return { code: "balance-is-no-product" };
  if (products.length === 0) return { code: "no-product" };
  const missing = products.filter((product) => institution !== null && !institution.products.includes(product));
  return missing.length === 0 ? null : { code: "not-offered", products: missing };
}
