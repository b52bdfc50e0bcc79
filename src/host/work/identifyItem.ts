import { extract } from "../../core/extract/extract.ts";
import { BalanceLensError } from "../../core/failure/errors.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import { isProcessorToken } from "../../core/keys/isProcessorToken.ts";
import type { PlaidConnection } from "../../core/run/ports.ts";

/**
 * Looks up the Item of a Plaid Sandbox access token by `/item/get`, or the account of a processor token by
 * `/processor/account/get`; `nameOf` is called when that does not name the bank. @throws BalanceLensError why Plaid refused the token, `malformed-answer`, `cancelled`
 */
export async function identifyItem(
  source: PlaidConnection,
  accessToken: string,
  {
    signal,
    nameOf = (id) => source.institutionName(id, signal),
  }: { readonly signal: AbortSignal; nameOf?(institutionId: string): Promise<string> },
): Promise<ItemSummary> {
  const { itemId, body } = await source.identify(accessToken, signal);
  const extraction = extract("/item/get", body);
  if (!extraction.ok) throw new BalanceLensError(extraction.failure);
  const { institutionId = null, institutionName = null, products = [] } = extraction.value.item ?? {};
  return {
    itemId,
    environment: "sandbox",
    institutionId,
    institutionName: institutionName ?? (institutionId === null ? null : await nameOf(institutionId)),
    products,
    ...(isProcessorToken(accessToken) && { isProcessor: true }),
  };
}
