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
 * A value that was printed without quotes, by what its field is: `mask=0000` is a text, `available=100.0` a number. A
 * number that does not look like one stays a text, and is then refused by whoever reads the answer.
 */
export function printedScalar(key: string, text: string): unknown {
  if (text === "null" || text === "<nil>" || text === "nil" || text === "None") return null;
  if (text === "true" || text === "false") return text === "true";
  return numeric.has(snakeCase(key)) && plainNumber.test(text) ? Number(text) : text;
}

/** `isoCurrencyCode` and `IsoCurrencyCode` as Plaid writes them: `iso_currency_code`. */
export function snakeCase(name: string): string {
  if (!/[A-Z]/.test(name)) return name;
  return name.replaceAll(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
}
