import type { EndpointPath } from "./endpoint.ts";

/**
 * Whether the token of an Item opens an endpoint. One of a processor opens its twin of every endpoint here but of
 * `/item/get`. Source: https://plaid.com/docs/api/processor-partners/
 */
export function isOpenTo(
  { isProcessor }: { readonly isProcessor?: boolean | undefined },
  endpoint: EndpointPath,
): boolean {
  return isProcessor !== true || endpoint !== "/item/get";
}
