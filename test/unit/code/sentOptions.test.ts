import { expect, test } from "vitest";
import { sentOptions } from "../../../src/code/calls/sentOptions.ts";
import type { CodeLanguage } from "../../../src/code/languages/language.ts";
import { scanCode } from "../../../src/code/scanCode.ts";

function sentIn(language: CodeLanguage, text: string) {
  const code = scanCode(language, text);
  const [call] = code?.calls ?? [];
  if (code === null || call === undefined) throw new Error("there is no call");
  return sentOptions(code.source, call);
}

test.each([
  [
    "typescript",
    'plaid.signalEvaluate({ access_token, account_id, amount: 250.5, ruleset_key: "onboarding" });',
    { amount: 250.5, rulesetKey: "onboarding" },
  ],
  [
    "python",
    'plaid.signal_evaluate(SignalEvaluateRequest(access_token=token, amount=12, ruleset_key="a-b"))',
    { amount: 12, rulesetKey: "a-b" },
  ],
  [
    "typescript",
    'plaid.accountsBalanceGet({ access_token, options: { min_last_updated_datetime: "2026-11-01T00:00:00Z" } });',
    { minLastUpdatedDatetime: "2026-11-01T00:00:00Z" },
  ],
] as const)("reads what a call is written with, in %s: %s", (language, text, options) => {
  expect(sentIn(language, text)).toEqual(options);
});

test.each([
  "plaid.signalEvaluate({ access_token, amount, ruleset_key: key });",
  "plaid.signalEvaluate({ access_token, amount: 0 });",
  "plaid.signalEvaluate({ access_token, amount: cents });",
  'plaid.accountsBalanceGet({ access_token, options: { min_last_updated_datetime: "yesterday" } });',
  'plaid.accountsGet({ access_token, amount: 5, ruleset_key: "x" });',
])("knows nothing of %s", (text) => {
  expect(sentIn("typescript", text)).toEqual({});
});
