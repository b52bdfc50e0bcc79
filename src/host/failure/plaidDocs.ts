/** The page of Plaid's documentation that `url` names; null for any other address. */
export function plaidDocsUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, username, password, pathname, href } = new URL(url);
  const isPlaid = origin === "https://plaid.com" && username === "" && password === "";
  return isPlaid && pathname.startsWith("/docs/") ? href : null;
}
