import { hasSubscription } from "../age/hasSubscription.ts";
import type { DraftFinding } from "../findings/finding.ts";
import { codes } from "./everyCause.ts";

/** Adds what would settle a finding on an Item with these products; a certain one needs nothing. */
export function withSettlement(finding: DraftFinding, products: readonly string[]): DraftFinding {
  if (finding.certainty === "certain") return finding;
  // A code without an entry is a fact, which is uncertain only where an answer's endpoint was guessed.
  const settledBy = codes[finding.code]?.settledBy ?? "name-the-endpoints";
  return { ...finding, settledBy: settledBy === "refresh-transactions" ? settledByUpdate(products) : settledBy };
}

/** Only an Item with Transactions can call `/transactions/refresh`: on any other it adds the product, or fails. */
function settledByUpdate(products: readonly string[]): string {
  if (products.includes("transactions")) return "refresh-transactions";
  return hasSubscription(products) ? "compare-after-update" : "ask-the-bank";
}
