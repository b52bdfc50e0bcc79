import { endpointEntry } from "../endpoint/catalogue.ts";
import type { DraftFinding } from "../findings/finding.ts";
import type { Balances } from "../reading/balances.ts";
import type { Codes, Rule } from "./cause.ts";

export const codes: Codes = {
  "identity-match-gives-no-balance": { no: 16, most: "certain" },
};

/**
 * `/identity/match` lists accounts whose balances are all null, whatever the bank has. One finding for all of them.
 * Certain: the answer has no number, which Plaid documents of this endpoint. Source:
 * https://plaid.com/docs/api/products/identity/#identitymatch
 */
export const identityMatch: Rule = {
  place: 250,
  find: ({ ok }) => {
    const reading = ok.find(({ endpoint, accounts }) => endpoint === "/identity/match" && accounts.length > 0);
    if (reading === undefined || reading.accounts.some(({ balances }) => hasNumber(balances))) return [];
    const { id, endpoint, accounts } = reading;
    const finding: DraftFinding = {
      code: "identity-match-gives-no-balance",
      certainty: "certain",
      severity: "info",
      accountIds: accounts.map(({ accountId }) => accountId),
      readings: [id],
      evidence: accounts.map(({ accountId }) => ({ readingId: id, accountId, field: "current" })),
      params: { call: { kind: "endpoint", endpoint, readingId: id } },
      advice: "read-balance-elsewhere",
      docUrl: endpointEntry(endpoint).docUrl,
    };
    return [{ fact: finding }];
  },
};

function hasNumber({ available, current, limit }: Balances): boolean {
  return [available, current, limit].some((value) => typeof value === "number");
}
