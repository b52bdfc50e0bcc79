import { endpointEntry } from "../../../../src/core/endpoint/catalogue.ts";
import { publishedLatency } from "../../../../src/text/documents/publishedLatency.ts";
import { effectMessages } from "../../../../src/text/messages/effects.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { message, valueWord } from "../../../../src/text/translate.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { PanelCall } from "../../model/panelCalls.ts";
import { drawerPart, factList } from "./factList.ts";

/** What calling the endpoint does to the bank, the cache, the bill and the Item. */
export function effectsPart({ endpoint }: PanelCall, { context }: PageModel): HTMLElement {
  const { effects, billing, product, latency } = endpointEntry(endpoint);
  const cache =
    effects.refreshesCache === "no"
      ? panelLabel("effectCacheNo", context)
      : message([`effect.cache.${effects.refreshesCache}`], effectMessages, context);
  return drawerPart(
    panelLabel("effects", context),
    factList([
      [panelLabel("effectBank", context), message([`effect.bank.${effects.contactsBank}`], effectMessages, context)],
      [panelLabel("effectCache", context), cache],
      [panelLabel("effectBilling", context), message([`effect.billing.${billing}`], effectMessages, context)],
      [panelLabel("effectProduct", context), productWords(product, effects, context)],
      [panelLabel("effectLatency", context), publishedLatency(latency, context)],
    ]),
  );
}

function productWords(product: string | null, { addsProduct }: { addsProduct: boolean }, context: TextContext): string {
  if (product === null) return panelLabel("effectProductNone", context);
  const name = valueWord("products", product, context);
  return panelLabel(addsProduct ? "effectProductAdds" : "effectProductNeeds", context, { product: name });
}
