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

/** A key that was given with a word of production beside it or in it, as a line copied out of a settings file has. */
export function isProductionKey(text: string): boolean {
  return /production/i.test(text);
}
