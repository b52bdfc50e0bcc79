/** The page of Plaid's documentation that `url` names; null for any other address. */
export function plaidDocsUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, pathname, href } = new URL(url);
  return protocol === "https:" && hostname === "plaid.com" && pathname.startsWith("/docs/") ? href : null;
}
