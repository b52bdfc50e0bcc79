/** Every endpoint a comparison can read. `npm run generate` writes the list from the entries of the catalogue. */
export const endpointPaths = [
  "/item/get",
  "/accounts/get",
  "/auth/get",
  "/identity/get",
  "/identity/match",
  "/transactions/sync",
  "/transactions/get",
  "/liabilities/get",
  "/investments/holdings/get",
  "/investments/transactions/get",
  "/investments/auth/get",
  "/signal/evaluate",
  "/accounts/balance/get",
] as const;

export type EndpointPath = (typeof endpointPaths)[number];

/** Where an answer's numbers come from: Plaid's copy, the bank now, or whichever a ruleset chose. */
export type ReadingKind = "cached" | "real-time" | "evaluated";
