import { expect, test } from "vitest";
import type { FindingParam } from "../../../src/core/findings/finding.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { fillSegments, plainText } from "../../../src/text/fillSegments.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const ref = { readingId: "cached:/accounts/get", accountId: "checking", field: "available" } as const;

test("a difference has its sign where it is written as one, and none as an amount, with the same evidence", () => {
  const difference: FindingParam = { kind: "difference", value: -84.2, currency: "USD", refs: [ref] };
  expect(fillSegments("{difference} or {difference.amount} lower.", { difference }, context)).toEqual([
    { text: "-$84.20", refs: [ref] },
    { text: " or " },
    { text: "$84.20", refs: [ref] },
    { text: " lower." },
  ]);
  expect(plainText(fillSegments("{d.amount} higher", { d: { ...difference, value: 84.2 } }, context))).toBe(
    "$84.20 higher",
  );
});

test("money has an amount too, and what is no money has none", () => {
  const money: FindingParam = { kind: "money", value: -5, currency: "EUR", ref };
  const count: FindingParam = { kind: "count", value: 2 };
  expect(
    plainText(fillSegments("{money} {money.amount} {count.amount} {other.amount}", { money, count }, context)),
  ).toBe("-€5.00 €5.00 {count.amount} {other.amount}");
});

test("an account that no call named is called so, and not by its ID", () => {
  const account: FindingParam = {
    kind: "account",
    accountId: "ybGBuFelbkAtmxFE",
    name: "ybGBuFelbkAtmxFE",
    mask: null,
  };
  expect(plainText(fillSegments("{account}: $5.00", { account }, context))).toBe("Unnamed account: $5.00");
  const named: FindingParam = { ...account, name: "Checking", mask: "0000" };
  expect(plainText(fillSegments("{account}: $5.00", { account: named }, context))).toBe("Checking ••0000: $5.00");
});
