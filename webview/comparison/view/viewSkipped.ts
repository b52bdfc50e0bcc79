import { endpointEntry } from "../../../src/core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../../src/core/endpoint/endpoint.ts";
import type { SkipReason } from "../../../src/core/reading/reading.ts";
import { cellWords } from "../../../src/text/cellWords.ts";
import { formatsOf } from "../../../src/text/intlFormats.ts";
import { type PanelLabel, panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { valueWord } from "../../../src/text/translate.ts";
import { breakable } from "../../lib/breakable.ts";
import { h } from "../../lib/dom.ts";
import type { PageModel } from "../model/pageModel.ts";
import type { SkippedEndpoint } from "../model/skipped.ts";

/** The endpoints that were not called, folded into one line. Null when every one was called. */
export function viewSkipped({ skipped, context, view }: PageModel): HTMLElement | null {
  if (skipped.length === 0) return null;
  const endpoints = new Set(skipped.map(({ endpoint }) => endpoint));
  return h(
    "details",
    { class: "line-details skipped-endpoints", "data-opens": "skippedOpen", open: view.skippedOpen },
    h(
      "summary",
      {},
      h("span", { class: "line-name" }, panelCount("skippedEndpoints", endpoints.size, context)),
      " ",
      h("span", { class: "dim" }, reasonsOf(skipped, context)),
    ),
    h("ul", {}, ...skipped.map((each) => viewEndpoint(each, context))),
  );
}

/** A button that shows what calling it would do. */
function viewEndpoint({ endpoint, reason, id }: SkippedEndpoint, context: TextContext): HTMLElement {
  return h(
    "li",
    {},
    h(
      "button",
      {
        class: "endpoint",
        "data-action": "open-reading",
        "data-reading": id,
        title: panelLabel("openEndpoint", context, { endpoint }),
      },
      ...breakable(endpoint),
    ),
    " ",
    h("span", { class: "dim" }, cellWords.skipped(reason, endpoint, context)),
  );
}

const reasonLabels: Readonly<Record<Exclude<SkipReason, "product-not-on-item">, PanelLabel>> = {
  "not-asked": "skipNotAsked",
  "no-account": "skipNoAccount",
  "budget-spent": "skipBudgetSpent",
  "not-supported": "skipNotSupported",
  cancelled: "skipCancelled",
};

function reasonsOf(skipped: readonly SkippedEndpoint[], context: TextContext): string {
  const products = skipped.flatMap(({ endpoint, reason }) =>
    reason === "product-not-on-item" ? [productName(endpoint, context)] : [],
  );
  const others = skipped.flatMap(({ reason }) =>
    reason === "product-not-on-item" ? [] : [panelLabel(reasonLabels[reason], context)],
  );
  return [
    ...(products.length === 0
      ? []
      : [panelLabel("skipAdds", context, { products: formatsOf(context).list([...new Set(products)]) })]),
    ...new Set(others),
  ].join("; ");
}

function productName(endpoint: EndpointPath, context: TextContext): string {
  const { product } = endpointEntry(endpoint);
  return product === null ? endpoint : valueWord("product", product, context);
}
