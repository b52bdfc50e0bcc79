import { describe, expect, test } from "vitest";
import { invalidFieldOf } from "../../../src/core/failure/invalidField.ts";
import { knownCodes, meaningOfCode } from "../../../src/core/failure/plaidCodes.ts";
import { hasBankLogin } from "../../../src/core/item/bankLogin.ts";
import { english } from "../../../src/text/messages/english.ts";

describe("every code", () => {
  test.each(knownCodes)("%s has a finding, a remedy and a page of Plaid's", (code) => {
    const meaning = meaningOfCode(code);
    expect(meaning?.docUrl).toMatch(/^https:\/\/plaid\.com\/docs\//);
    expect(Object.hasOwn(english, `advice.${meaning?.remedy}`), meaning?.remedy).toBe(true);
    const sentence = `finding.${meaning?.finding}`;
    expect(Object.keys(english).some((key) => key === sentence || key.startsWith(`${sentence}.`))).toBe(true);
  });

  test("that no retry ends is told without one", () => {
    const lasting = knownCodes.filter((code) => meaningOfCode(code)?.class !== "retry");
    const retried = lasting.filter((code) =>
      /try again later|wait a minute/i.test(english[`advice.${meaningOfCode(code)?.remedy}`] ?? ""),
    );
    expect(retried).toEqual([]);
  });

  test("that needs another Item is not told to use update mode", () => {
    const lost = knownCodes.filter((code) => meaningOfCode(code)?.class === "new-item");
    expect(lost).toContain("USER_PERMISSION_REVOKED");
    expect(lost.filter((code) => /update mode/.test(english[`advice.${meaningOfCode(code)?.remedy}`] ?? ""))).toEqual(
      [],
    );
  });
});

test.each([
  ["TRANSACTIONS_REFRESH_LIMIT", "retry", "rate-limited", "wait-a-minute"],
  ["INSTITUTIONS_GET_LIMIT", "retry", "rate-limited", "wait-a-minute"],
  ["INSTITUTIONS_GET_BY_ID_LIMIT", "retry", "rate-limited", "wait-a-minute"],
  ["TRIAL_CONNECTION_LIMIT", "setup", "rate-limited", "look-code-up"],
  ["INVALID_PUBLIC_TOKEN", "setup", "call-failed", "run-link-again"],
  ["INVALID_PROCESSOR_TOKEN", "setup", "call-failed", "check-processor-token"],
  ["SIGNAL_TRANSACTION_NOT_INITIATED", "setup", "call-failed", "report-decision-again"],
])("%s is ended by %s, and told as %s with %s", (code, by, finding, remedy) => {
  expect(meaningOfCode(code)).toMatchObject({ class: by, finding, remedy });
});

test("a code that no page has means nothing, whatever objects inherit", () => {
  for (const code of ["A_CODE_OF_TOMORROW", "constructor", "toString", ""]) expect(meaningOfCode(code)).toBeNull();
});

test("an endpoint decides where a code means several things", () => {
  expect(meaningOfCode("PRODUCT_NOT_READY", "/auth/get")?.remedy).toBe("wait-for-verification");
  expect(meaningOfCode("PRODUCT_NOT_READY", "/transactions/get")?.remedy).toBe("wait-for-first-data");
  expect(meaningOfCode("PRODUCTS_NOT_SUPPORTED", "/accounts/balance/get")?.finding).toBe("manual-account");
  expect(meaningOfCode("PRODUCTS_NOT_SUPPORTED", "/auth/get")?.finding).toBe("call-failed");
});

test("an INVALID_FIELD is about the field that its message names", () => {
  expect(invalidFieldOf("INVALID_FIELD", "options.min_last_updated_datetime must be provided")).toBe(
    "min_last_updated_datetime",
  );
  expect(invalidFieldOf("INVALID_FIELD", "account_ids must be an array")).toBe("account_ids");
  expect(invalidFieldOf("INVALID_FIELD", "my_account_ids_list is odd")).toBeNull();
  expect(invalidFieldOf("INVALID_FIELD", "something is wrong")).toBeNull();
  expect(invalidFieldOf("MISSING_FIELDS", "account_ids")).toBeNull();
});

test("a way of linking has a bank login, has none, or says nothing", () => {
  expect(hasBankLogin("AUTOMATED_MICRODEPOSITS")).toBe(true);
  expect(hasBankLogin("DATABASE_MATCH")).toBe(false);
  for (const method of ["INVESTMENTS_FALLBACK", "A_METHOD_OF_TOMORROW", "constructor", null]) {
    expect(hasBankLogin(method)).toBeNull();
  }
});
