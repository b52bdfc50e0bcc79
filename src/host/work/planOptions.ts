import type { Comparison } from "../../core/comparison/comparison.ts";
import { catalogue, type EndpointEntry } from "../../core/endpoint/catalogue.ts";
import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { ItemSummary } from "../../core/item/item.ts";
import type { PlanOptions } from "../../core/plan/plan.ts";
import type { Settings } from "../settings.ts";

/** The options when the person chose none: from the settings, the debit of the Item's lesson, and the last ruleset key. */
export function usualOptions(
  settings: Settings,
  { debit }: Pick<ItemSummary, "debit">,
  rulesetKey: string | null,
): PlanOptions {
  if (!settings.compare.includeEvaluate) return { evaluate: null };
  if (debit !== undefined) return { evaluate: debit };
  return { evaluate: rulesetKey === null ? "default" : { rulesetKey } };
}

/**
 * The options of the open comparison, to run it again; null where it has no plan. Without the choice to add products, which
 * the person makes for each run.
 */
export function optionsOf(comparison: Comparison | null, environment: Environment): PlanOptions | null {
  if (comparison === null || comparison.environment !== environment || comparison.plan.steps.length === 0) return null;
  const { addProducts: _, ...options } = comparison.plan.options;
  return options;
}

/** The options of a plan that calls these endpoints and no other. */
export function withEndpoints(
  options: PlanOptions,
  chosen: readonly EndpointPath[],
  products: readonly string[],
): PlanOptions {
  const { without: _, addProducts: __, ...others } = options;
  const leftOut = catalogue.filter((entry) => isOnItem(entry, products) && !chosen.includes(entry.path));
  const added = catalogue.filter((entry) => !isOnItem(entry, products) && chosen.includes(entry.path));
  return {
    ...others,
    evaluate: chosen.includes("/signal/evaluate") ? (options.evaluate ?? "default") : null,
    // `evaluate: null` leaves the evaluation out.
    without: leftOut.map(({ path }) => path).filter((path) => path !== "/signal/evaluate"),
    addProducts: added.map(({ path }) => path),
  };
}

/** Whether a plan calls this endpoint. */
export function isAsked(entry: EndpointEntry, options: PlanOptions, products: readonly string[]): boolean {
  if (entry.path === "/signal/evaluate") return options.evaluate !== null;
  if (!isOnItem(entry, products)) return options.addProducts?.includes(entry.path) ?? false;
  return !(options.without?.includes(entry.path) ?? false);
}

/** Whether calling it leaves the Item's products as they are. */
export function isOnItem({ product }: EndpointEntry, products: readonly string[]): boolean {
  return product === null || products.includes(product);
}
