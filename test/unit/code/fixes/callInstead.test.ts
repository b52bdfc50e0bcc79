import { describe, expect, test } from "vitest";
import { marked, mended } from "../support/marked.ts";

const rule = "cached-before-transfer";

const inTypeScript = (call: string) => `async function pay() {
  const { data } = await ${call};
  if (data.accounts[0].balances.available < amount) return;
  await stripe.charges.create({ amount });
}
`;
const inPython = (call: string) => `def pay():
    accounts = ${call}
    if accounts["accounts"][0]["balances"]["available"] >= amount:
        create_transfer(amount)
`;
const path = (endpoint: string) => `post("https://production.plaid.com${endpoint}", { access_token })`;
const inRequests = (endpoint: string) =>
  `requests.post("https://production.plaid.com${endpoint}", json=body, timeout=60).json()`;

describe("the balance that decides a transfer", () => {
  test.each([
    [
      "typescript",
      inTypeScript("plaid.accountsGet({ access_token })"),
      inTypeScript("plaid.accountsBalanceGet({ access_token })"),
    ],
    ["typescript", inTypeScript(path("/accounts/get")), inTypeScript(path("/accounts/balance/get"))],
    ["python", inPython(inRequests("/accounts/get")), inPython(inRequests("/accounts/balance/get"))],
  ] as const)("is read from the bank, in %s: %s", (language, before, after) => {
    expect(mended(language, before, rule)).toBe(after);
    expect(marked(language, after, rule)).toEqual([]);
  });

  test.each([
    ["another endpoint", "typescript", inTypeScript("plaid.authGet({ access_token })")],
    ["a request of a class", "python", inPython("plaid.accounts_get(AccountsGetRequest(access_token=token))")],
  ] as const)("is left as it is of %s", (_, language, text) => {
    expect(marked(language, text, rule)).toHaveLength(1);
    expect(() => mended(language, text, rule)).toThrow("there is no fix");
  });
});
