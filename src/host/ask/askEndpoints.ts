import * as vscode from "vscode";
import { catalogue, type EndpointEntry } from "../../core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import { isAsked, isOnItem, withEndpoints } from "../work/planOptions.ts";
import { pickMany, pickOne } from "./pick.ts";

/** Asks for one endpoint; those of the Item's products come first. @throws BalanceLensError `cancelled` */
export function askEndpoint(
  entries: readonly EndpointEntry[],
  products: readonly string[],
  title: string,
): Promise<EndpointPath> {
  const sorted = [
    ...entries.filter((entry) => isOnItem(entry, products)),
    ...entries.filter((entry) => !isOnItem(entry, products)),
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
export async function askPlanEndpoints(
  options: PlanOptions,
  products: readonly string[],
  title: string,
): Promise<PlanOptions> {
  const chosen = await pickMany(
    catalogue.map((entry) => ({
      ...endpointChoice(entry, products),
      picked: isAsked(entry, options, products),
    })),
    { title, placeHolder: vscode.l10n.t("Endpoints to call: at least one") },
  );
  return chosen.length === 0 ? askPlanEndpoints(options, products, title) : withEndpoints(options, chosen, products);
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
