import { expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { settlementSentence } from "../../../../src/text/findings/findingSentence.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, itemFacts } from "../../../builders/comparison.ts";

/** A hold that no transaction shows, on an Item with these products. */
function holdOn(products: readonly string[]) {
  const item = itemFacts({ products, billedProducts: products });
  const cached = [checking({ available: 500, current: 500 })];
  const comparison = comparisonOf({ item, cached, realTime: [checking({ available: 450, current: 500 })] });
  return findingsOf({ ...comparison, item: { ...comparison.item, products } }).find(
    ({ code }) => code === "hold-newer-than-update",
  );
}

test("a hold is settled by a refresh of Transactions where the Item has them", () => {
  const hold = holdOn(["auth", "transactions"]);
  expect(hold?.settledBy).toBe("refresh-transactions");
  expect(hold?.docUrl).toContain("transactionsrefresh");
});

test.each([[["auth", "investments"]], [["liabilities"]]])("with %j alone, by Plaid's next update", (products) => {
  const hold = holdOn(products);
  expect(hold?.settledBy).toBe("compare-after-update");
  expect(hold?.docUrl).not.toContain("transactionsrefresh");
  const sentence = hold && settlementSentence(hold, { locale: "en", messages: {} });
  expect(sentence).toContain("Plaid's next update of the Item");
});
