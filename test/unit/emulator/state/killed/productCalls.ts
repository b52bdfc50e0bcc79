import { expect } from "vitest";
import type { Callable } from "../../support/program.ts";
import { type Change, linkedItem, processorTokenOf } from "./change.ts";

/** A call that puts a product on an Item which has it not, when it comes first. */
interface FirstCall {
  readonly product: string;
  /** Of an account that a partner can ask about. */
  readonly mask: string;
  readonly more?: object;
}

const dates = { start_date: "2026-01-01", end_date: "2026-02-01" };

const firstCalls: Readonly<Record<string, FirstCall>> = {
  "/auth/get": { product: "auth", mask: "0000" },
  "/identity/get": { product: "identity", mask: "0000" },
  "/identity/match": { product: "identity_match", mask: "0000", more: { user: { legal_name: "Alberta Charleson" } } },
  "/transactions/get": { product: "transactions", mask: "0000", more: dates },
  "/transactions/sync": { product: "transactions", mask: "0000", more: { options: { days_requested: 300 } } },
  "/transactions/recurring/get": { product: "transactions", mask: "0000" },
  "/liabilities/get": { product: "liabilities", mask: "3333" },
  "/investments/holdings/get": { product: "investments", mask: "5555" },
  "/investments/transactions/get": { product: "investments", mask: "5555", more: dates },
  "/investments/auth/get": { product: "investments_auth", mask: "5555" },
  "/signal/prepare": { product: "signal", mask: "0000" },
};

async function productsOf({ control }: Callable, item_id: string): Promise<readonly string[]> {
  const { items } = (await control("GET", "/items")) as { items: { item_id: string; products: string[] }[] };
  return items.find((each) => each.item_id === item_id)?.products ?? [];
}

function addsProduct(path: string, isPartner: boolean): Change {
  const { product, mask, more } = firstCalls[path] ?? { product: "", mask: "" };
  return async (first) => {
    const item = await linkedItem(first, { products: [product === "auth" ? "identity" : "auth"] });
    const { access_token, item_id } = item;
    const asks = isPartner ? await processorTokenOf(first, item, mask) : { access_token };
    expect(await productsOf(first, item_id)).not.toContain(product);
    const answer = await first.call(isPartner ? `/processor${path}` : path, { ...asks, ...more });
    expect(answer).not.toHaveProperty("error_code");
    expect(await productsOf(first, item_id)).toContain(product);
    // With the product come its first updates, and its place in the schedule of the others.
    return async (program) => ({
      products: await productsOf(program, item_id),
      got: await program.call("/item/get", { access_token }),
      refreshes: await program.control("GET", "/refreshes"),
      again: await program.call(isPartner ? `/processor${path}` : path, { ...asks, ...more }),
      rows: product === "transactions" ? await program.call("/transactions/sync", { access_token, count: 500 }) : null,
    });
  };
}

/** By path: the first call of a product's endpoint, by the app and by a partner. */
export const productCalls: Readonly<Record<string, Change>> = Object.fromEntries(
  Object.keys(firstCalls).flatMap((path) => [
    [path, addsProduct(path, false)],
    [`/processor${path}`, addsProduct(path, true)],
  ]),
);
