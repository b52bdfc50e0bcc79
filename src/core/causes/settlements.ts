import { hasSubscription } from "../age/ageClass.ts";
import type { DraftFinding } from "../findings/finding.ts";
import { codes } from "./everyCause.ts";

/** The finding with what would settle it on an Item with these products; a certain one needs nothing. */
export function withSettlement(finding: DraftFinding, products: readonly string[]): DraftFinding {
  if (finding.certainty === "certain") return finding;
  // A fact is uncertain only where it was guessed which call gave one of its answers.
  const settledBy = codes[finding.code]?.settledBy ?? "name-the-endpoints";
  return { ...finding, settledBy: settledBy === "refresh-transactions" ? settledByUpdate(products) : settledBy };
}

/** Only an Item with Transactions can be refreshed by it: /transactions/refresh on another adds the product, or fails. */
function settledByUpdate(products: readonly string[]): string {
  if (products.includes("transactions")) return "refresh-transactions";
  return hasSubscription(products) ? "compare-after-update" : "ask-the-bank";
}
