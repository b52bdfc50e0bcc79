import { endpointEntry } from "../../../../src/core/catalogue.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { publishedLatency } from "../../../../src/text/publishedLatency.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { findMessage, message } from "../../../../src/text/translate.ts";
import type { Column } from "../../model/columns.ts";
import type { PageModel } from "../../model/page.ts";
import { drawerPart, factList } from "./factList.ts";

/** What calling the endpoint does to the bank, the cache, the bill and the Item. */
export function effectsPart({ endpoint }: Column, { context }: PageModel): HTMLElement {
  const { effects, billing, product, latency } = endpointEntry(endpoint);
  const cache =
    effects.refreshesCache === "no"
      ? panelLabel("effectCacheNo", context)
      : message([`plan.cache.${effects.refreshesCache}`], context);
  return drawerPart(
    panelLabel("effects", context),
    factList([
      [panelLabel("effectBank", context), message([`plan.bank.${effects.contactsBank}`], context)],
      [panelLabel("effectCache", context), cache],
      [panelLabel("effectBilling", context), message([`plan.billing.${billing}`], context)],
      [panelLabel("effectProduct", context), productWords(product, effects, context)],
      [panelLabel("effectLatency", context), publishedLatency(latency, context)],
    ]),
  );
}

function productWords(product: string | null, { addsProduct }: { addsProduct: boolean }, context: TextContext): string {
  if (product === null) return panelLabel("effectProductNone", context);
  const name = findMessage(`products.${product}`, context) ?? product;
  return panelLabel(addsProduct ? "effectProductAdds" : "effectProductNeeds", context, { product: name });
}
