import { expect, test } from "vitest";
import { marked, mended } from "../support/marked.ts";

const rule = "short-timeout";
const url = "https://production.plaid.com/accounts/balance/get";

test.each([
  [
    "typescript",
    "plaid.accountsBalanceGet({}, { timeout: 5000 });",
    "plaid.accountsBalanceGet({}, { timeout: 30000 });",
  ],
  [
    "typescript",
    `fetch("${url}", { signal: AbortSignal.timeout(8_000) });`,
    `fetch("${url}", { signal: AbortSignal.timeout(30_000) });`,
  ],
  [
    "typescript",
    "const wait = 60_000;\nplaid.accountsBalanceGet({}, { timeout: 500 });",
    "const wait = 60_000;\nplaid.accountsBalanceGet({}, { timeout: 30_000 });",
  ],
  [
    "typescript",
    "const client = new PlaidApi(new Configuration({ baseOptions: { timeout: 5000 } }));\nclient.accountsBalanceGet({});",
    "const client = new PlaidApi(new Configuration({ baseOptions: { timeout: 30000 } }));\nclient.accountsBalanceGet({});",
  ],
  [
    "python",
    "plaid.accounts_balance_get(request, _request_timeout=5)",
    "plaid.accounts_balance_get(request, _request_timeout=30)",
  ],
  ["python", `requests.post("${url}", json=body, timeout=3.5)`, `requests.post("${url}", json=body, timeout=30)`],
  [
    "python",
    `httpx.post("${url}", timeout=httpx.Timeout(5, connect=2))`,
    `httpx.post("${url}", timeout=httpx.Timeout(30, connect=2))`,
  ],
] as const)("waits longer, in %s: %s", (language, before, after) => {
  expect(mended(language, before, rule)).toBe(after);
  expect(marked(language, after, rule)).toEqual([]);
});

test.each([
  ["typescript", `fetch("${url}", { method: "POST", body });`],
  ["python", `requests.post("${url}", json=body)`],
] as const)("leaves a call without a time-out as it is, in %s", (language, text) => {
  expect(marked(language, text, rule)).toHaveLength(1);
  expect(() => mended(language, text, rule)).toThrow("there is no fix");
});
