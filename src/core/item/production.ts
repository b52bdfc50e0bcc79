/**
 * A token that says of itself that it is of production, such as `access-production-<uuid>`. Plaid's tokens name their
 * environment; its client ids and secrets do not.
 */
export function isProductionToken(text: string): boolean {
  return /^\s*["'`]?[a-z]+-production-/i.test(text);
}

/** A host of Plaid's that is not Sandbox, or any host that names production. `host` as a parsed address gives it. */
export function isProductionHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  return name.includes("production") || (/(^|\.)plaid\.com$/.test(name) && name !== "sandbox.plaid.com");
}

/** True for a key that was pasted with the word "production" beside or in it, as in a line of a settings file. */
export function isProductionKey(text: string): boolean {
  return /production/i.test(text);
}
