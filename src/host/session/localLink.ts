/** The Item a link of the form `/compare?item=…` names; null for any other link. */
export function localItemIdIn({ path, query }: { readonly path: string; readonly query: string }): string | null {
  if (path !== "/compare") return null;
  const itemId = new URLSearchParams(query).get("item");
  return itemId !== null && /^[\w-]{1,100}$/.test(itemId) ? itemId : null;
}
