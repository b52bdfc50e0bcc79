import { expect, test } from "vitest";
import { lastCompared } from "../../../../src/text/code/lastCompared.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading } from "../../../builders/comparison.ts";

const context = { messages: {}, locale: "en-US", timeZone: "UTC" };
const shown = (value: number) => [checking({ available: value, current: value, currency: "USD" })];

test("tells how far a cached answer was off, and of a real-time one how long it took", () => {
  const differs = comparisonOf({ cached: shown(110), realTime: shown(95) });
  expect(lastCompared(differs, "/accounts/get", context)).toMatch(
    /^Last comparison of the local sandbox, .+: off the real-time balance by \+\$15\.00, took .+\.$/,
  );
  expect(lastCompared(differs, "/accounts/balance/get", context)).toMatch(
    /^Last comparison of the local sandbox, [^$]+: took .+\.$/,
  );
});

test("says that it matched, and nothing of what was not called", () => {
  const same = comparisonOf({ cached: shown(95), realTime: shown(95) });
  expect(lastCompared(same, "/accounts/get", context)).toMatch(/: matched the real-time balance, took /);
  expect(lastCompared(same, "/auth/get", context)).toBeNull();
});

test("compares with nothing where the real-time call failed", () => {
  const alone = comparisonOf({
    cached: shown(95),
    realTime: failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN"),
  });
  expect(lastCompared(alone, "/accounts/get", context)).toMatch(/sandbox, [^$]+: took /);
  expect(lastCompared(alone, "/accounts/balance/get", context)).toBeNull();
});
