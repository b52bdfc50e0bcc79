import { describe, expect, test } from "vitest";
import { extract } from "../../../src/core/extract/extract.ts";
import { providerErrorOf } from "../../../src/core/failure/providerFailure.ts";
import { answerBody } from "../../../src/core/reading/answerBody.ts";
import type { OkReading } from "../../../src/core/reading/reading.ts";
import { brokerage, checking } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts, itemReading, okReading } from "../../builders/comparison.ts";

const { item } = comparisonOf({});

/** What is read of the body that is made of an answer, as if it came from Plaid. */
function readAgain(reading: OkReading) {
  const body: unknown = JSON.parse(JSON.stringify(answerBody(reading, item)));
  const read = extract(reading.endpoint, body);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

describe("a body made of what is kept reads back to the same", () => {
  test("accounts, with all that an endpoint may say of their money", () => {
    const { balances, ...account } = brokerage({ current: 12_500 });
    const accounts = [{ ...account, balances: { ...balances, marginLoanAmount: 2500 } }, checking({ available: 1 })];
    expect(readAgain(okReading("cached", "/investments/holdings/get", accounts)).accounts).toEqual(accounts);
  });

  test("an Item's error, with why its login ended", () => {
    const error = {
      errorType: "ITEM_ERROR",
      errorCode: "ITEM_LOGIN_REQUIRED",
      errorMessage: "the login details of this item have changed",
      errorCodeReason: "OAUTH_USER_REVOKED",
    };
    const facts = itemFacts({ error });
    expect(readAgain(itemReading("cached", facts)).item).toEqual(facts);
  });

  test("a failure, with why a login ended", () => {
    const { failure, ...rest } = failedReading(
      "cached",
      "/auth/get",
      "item-login-required",
      "ITEM_LOGIN_REQUIRED",
      "x",
    );
    if (failure.provider === undefined) throw new Error("no error of Plaid's");
    const provider = { ...failure.provider, errorCodeReason: "OAUTH_CONSENT_EXPIRED" };
    const body = answerBody({ ...rest, failure: { ...failure, provider } }, item);
    expect(providerErrorOf(body, provider.httpStatus)).toEqual(provider);
  });
});
