import * as vscode from "vscode";
import { catalogue, type EndpointEntry } from "../../core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import { isOpenTo } from "../../core/endpoint/isOpenTo.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import { isAsked, isOnItem, withEndpoints } from "../work/planOptions.ts";
import { pickMany, pickOne } from "./pick.ts";

type Asked = Pick<ItemSummary, "products" | "isProcessor">;

/** Asks for one endpoint; those of the Item's products come first. @throws BalanceLensError `cancelled` */
export function askEndpoint(entries: readonly EndpointEntry[], item: Asked, title: string): Promise<EndpointPath> {
  const { products } = item;
  const open = entries.filter(({ path }) => isOpenTo(item, path));
  const sorted = [
    ...open.filter((entry) => isOnItem(entry, products)),
    ...open.filter((entry) => !isOnItem(entry, products)),
  ];
  return pickOne(
    sorted.map((entry) => endpointChoice(entry, products)),
    { title, placeHolder: vscode.l10n.t("Choose an endpoint") },
  );
}

/**
 * Asks which endpoints a comparison calls. Those of its plan are ticked, and one that would add a product says so.
 * @throws BalanceLensError `cancelled`
 */
export async function askPlanEndpoints(options: PlanOptions, item: Asked, title: string): Promise<PlanOptions> {
  const { products } = item;
  const open = catalogue.filter(({ path }) => isOpenTo(item, path));
  const chosen = await pickMany(
    open.map((entry) => ({
      ...endpointChoice(entry, products),
      picked: isAsked(entry, options, products),
    })),
    { title, placeHolder: vscode.l10n.t("Endpoints to call: at least one") },
  );
  return chosen.length === 0 ? askPlanEndpoints(options, item, title) : withEndpoints(options, chosen, products);
}

function endpointChoice(entry: EndpointEntry, products: readonly string[]) {
  return {
    label: entry.path,
    description: entry.product ?? vscode.l10n.t("any Item"),
    // Calling it must never be an accident: in production the product would be billed from then on.
    ...(isOnItem(entry, products)
      ? {}
      : { detail: vscode.l10n.t("$(warning) adds {0} to this Item", entry.product ?? "") }),
    value: entry.path,
  };
}
