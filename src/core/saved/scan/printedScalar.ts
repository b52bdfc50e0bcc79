/** Fields of Plaid's answers that are numbers. Source: the response schemas of https://plaid.com/docs/api/ */
const numeric: ReadonlySet<string> = new Set([
  "available",
  "available_balance",
  "amount",
  "current",
  "current_balance",
  "limit",
  "margin_loan_amount",
  "score",
  "total_transactions",
  "total_investment_transactions",
]);

const plainNumber = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i;

/**
 * Reads a value that was printed without quotes, by its field: `mask=0000` is a text, `available=100.0` a number. A
 * number that does not look like one stays a text, which the reader of the response refuses.
 */
export function printedScalar(key: string, text: string): unknown {
  if (text === "null" || text === "<nil>" || text === "nil" || text === "None") return null;
  if (text === "true" || text === "false") return text === "true";
  return numeric.has(snakeCase(key)) && plainNumber.test(text) ? Number(text) : text;
}

/** Spells `isoCurrencyCode` and `IsoCurrencyCode` as Plaid does: `iso_currency_code`. */
export function snakeCase(name: string): string {
  if (!/[A-Z]/.test(name)) return name;
  return name.replaceAll(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
}
