/** Products whose background updates keep the cached balance moving. Source: https://plaid.com/docs/balance/ */
const subscriptionProducts: readonly string[] = ["transactions", "investments", "liabilities"];

/** Whether Plaid updates an Item with these products by itself. */
export function hasSubscription(products: readonly string[]): boolean {
  return products.some((product) => subscriptionProducts.includes(product));
}
