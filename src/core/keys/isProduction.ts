/**
 * True for a token that names production, such as `access-production-<uuid>`. Plaid's tokens name their environment;
 * its client ids and secrets do not.
 */
export function isProductionToken(text: string): boolean {
  return /^\s*["'`]?[a-z]+-production-/i.test(text);
}

/** True for a Plaid host other than Sandbox, and for any host that names production. `host` as in a parsed URL. */
export function isProductionHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  return name.includes("production") || (/(^|\.)plaid\.com$/.test(name) && name !== "sandbox.plaid.com");
}

/** True for a key pasted with the word "production" in or beside it, as in a line of a settings file. */
export function isProductionKey(text: string): boolean {
  return /production/i.test(text);
}
