import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import { orderOfSeen, withBankShown, withoutBankShown } from "../../../../src/core/comparison/bankShown.ts";
import { defaultBaseline } from "../../../../src/core/comparison/differenceFrom.ts";
import { matrixOf } from "../../../../src/core/comparison/matrix.ts";
import { comparisonDocument } from "../../../../src/core/documents/comparisonDocument.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { answersClock, callTimesOf } from "../../../../src/core/reading/callTimes.ts";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { bankShown, comparisonOf, okReading } from "../../../builders/comparison.ts";
import { daysAgo, hoursAgo, minutesAgo, secondsAgo, serverNow } from "../../../builders/times.ts";

const cached = [checking({ available: 500, current: 520 }), savings({ available: 7, current: 7 })];
const realTime = [checking({ available: 400, current: 420 }), savings({ available: 7, current: 7 })];
const comparison = comparisonOf({ cached, realTime, bankShows: [bankShown({ available: 410 })] });

function find(findings: readonly Finding[], code: string): Finding {
  const found = findings.find((finding) => finding.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}

describe("what is entered", () => {
  test("replaces what was entered of the account before, and leaves others", () => {
    const once = withBankShown(comparison, bankShown({ accountId: "savings", current: 8 }));
    const again = withBankShown(once, bankShown({ available: 399, current: 419 }));
    expect(again.bankShows?.map(({ accountId, available }) => [accountId, available])).toEqual([
      ["savings", null],
      ["checking", 399],
    ]);
    expect(withoutBankShown(again, "savings").bankShows).toHaveLength(1);
  });

  test("leaves no trace when it is removed", () => {
    const { bankShows: _, ...bare } = comparison;
    expect(withoutBankShown(comparison, "checking")).toStrictEqual(bare);
    expect(findingsOf(withoutBankShown(comparison, "checking"))).toEqual(findingsOf(bare));
  });
});

describe("in the table", () => {
  const matrix = matrixOf(comparison, defaultBaseline(comparison));
  const [first, second] = matrix.rows;

  test("it is no call and no baseline: the columns and the baseline are those of the calls", () => {
    const { bankShows: _, ...bare } = comparison;
    expect(matrix.columns.map(({ id }) => id)).toEqual(
      matrixOf(bare, defaultBaseline(bare)).columns.map(({ id }) => id),
    );
    expect(matrix.baselineId).toBe("real-time:/accounts/balance/get");
  });

  test("its difference is what the bank shows minus the baseline, in the account's currency", () => {
    expect(first?.bankShows).toMatchObject({
      available: { kind: "number", value: 410 },
      current: { kind: "no-field" },
      balances: { available: 410, isoCurrencyCode: "USD" },
      difference: {
        available: { kind: "differs", value: 10, currency: "USD" },
        current: { kind: "not-comparable", because: "no-number" },
      },
    });
  });

  test("an account of which nothing was entered has no such cell", () => {
    expect(second?.bankShows).toBeNull();
  });
});

describe("when it was seen", () => {
  const times = callTimesOf(comparison);
  const call = comparison.readings.find(({ kind }) => kind === "real-time");
  const orderOf = (seenAt: string) => call && orderOfSeen(bankShown({ available: 1, seenAt }), call, times);

  test("is before a call, after it, or not known where a minute and a call overlap", () => {
    expect(orderOf(minutesAgo(10))).toBe("before");
    expect(orderOf(secondsAgo(30))).toBe("before");
    expect(orderOf(minutesAgo(-1))).toBe("after");
    // To the minute: it may have been before or after.
    expect(orderOf(serverNow)).toBe("unknown");
  });

  test("now is what the clock of the answers says: that of the local sandbox may have been moved", () => {
    const early = { startedAt: "2026-01-01T07:00:00.000Z" };
    const moved = { startedAt: "2026-01-01T08:00:00.000Z", latencyMs: 1000, serverTime: daysAgo(-3) };
    const readings = [
      okReading("cached", "/accounts/get", cached, early),
      okReading("real-time", "/accounts/balance/get", realTime, moved),
    ];
    const now = Date.parse("2026-01-01T08:00:11.000Z");
    expect(answersClock({ readings }, now)).toBe(Date.parse(daysAgo(-3)) + 10_000);
    expect(answersClock({ readings: [] }, now)).toBe(now);
  });
});

describe("in findings", () => {
  test("what is certain is that it was entered and how far the numbers are apart; causes are not surer than likely", () => {
    const findings = findingsOf(comparison);
    const fact = find(findings, "bank-shows-another");
    expect(fact).toMatchObject({ certainty: "certain", severity: "warning", accountIds: ["checking"] });
    expect(fact.params).toMatchObject({
      seen: { value: 410, currency: "USD" },
      bank: { value: 400 },
      cached: { value: 500 },
      amount: { value: 10 },
      seenAt: { iso: minutesAgo(-1) },
    });
    const causes = findings.filter(({ explains }) => explains === fact.id);
    expect(causes.length).toBeGreaterThan(0);
    expect(causes.map(({ certainty }) => certainty)).not.toContain("certain");
  });

  test("the calls that prove them are calls, and what was entered is named in the evidence", () => {
    const ids = comparison.readings.map(({ id }) => id);
    for (const { readings } of findingsOf(comparison)) for (const id of readings) expect(ids).toContain(id);
    expect(find(findingsOf(comparison), "bank-shows-another").evidence[0]).toEqual({
      readingId: "bank-shows",
      accountId: "checking",
      field: "available",
    });
  });

  test("a cached number that the bank still shows after the real-time call is not called too high", () => {
    const variantOf = (bankShows: Parameters<typeof comparisonOf>[0]["bankShows"]) =>
      find(
        findingsOf(comparisonOf({ cached, realTime, ...(bankShows && { bankShows }) })),
        "cached-differs-from-real-time",
      ).variant;
    expect(variantOf(undefined)).toBe("too-high");
    expect(variantOf([bankShown({ available: 500 })])).toBe("higher");
    expect(variantOf([bankShown({ available: 500, seenAt: hoursAgo(1) })])).toBe("too-high");
    expect(variantOf([bankShown({ available: 400 })])).toBe("too-high");
  });

  test("of two real-time answers the one nearest to when it was seen is held against it", () => {
    const later = okReading("single", "/accounts/balance/get", [checking({ available: 300, current: 320 })], {
      id: "single:/accounts/balance/get",
      serverTime: hoursAgo(-5),
      startedAt: hoursAgo(-5),
    });
    const at = (seenAt: string) =>
      find(
        findingsOf(
          comparisonOf({ cached, realTime, more: [later], bankShows: [bankShown({ available: 410, seenAt })] }),
        ),
        "bank-shows-another",
      ).params.bank;
    expect(at(minutesAgo(-10))).toMatchObject({ value: 400 });
    expect(at(hoursAgo(-4))).toMatchObject({ value: 300 });
  });

  test("numbers in another currency are never held against it", () => {
    const euros = comparisonOf({
      cached: [checking({ available: 500, currency: "EUR" })],
      realTime: [checking({ available: 500, currency: "USD" })],
      bankShows: [bankShown({ available: 400 })],
    });
    // The account's currency is that of its first answer.
    expect(find(findingsOf(euros), "bank-shows-another").params).toMatchObject({
      seen: { currency: "EUR" },
      cached: { value: 500 },
    });
    expect(find(findingsOf(euros), "bank-shows-another").params.bank).toBeUndefined();
  });
});

describe("in the document", () => {
  const document = JSON.parse(JSON.stringify(comparisonDocument(comparison)));

  test("it stands beside the readings, not among them", () => {
    expect(document.bankShows).toEqual([
      {
        accountId: "checking",
        name: "Checking",
        mask: "0000",
        available: 410,
        currency: "USD",
        seenAt: minutesAgo(-1),
        asOf: { earliest: minutesAgo(-1), latest: "2026-03-01T12:01:59.999Z" },
      },
    ]);
    expect(document.readings.map(({ id }: { id: string }) => id)).not.toContain("bank-shows");
  });

  test("a comparison without any has the document it had before", () => {
    expect(comparisonDocument(comparisonOf({ cached, realTime }))).not.toHaveProperty("bankShows");
  });

  test("opens again", () => {
    const read = readDocument(document, { openedAt: serverNow });
    expect(read).toMatchObject({ ok: true, comparison: { bankShows: comparison.bankShows } });
  });

  test.each([
    ["an amount that is none", { available: "410" }],
    ["a time that is none", { seenAt: "noon" }],
    ["no account", { accountId: undefined }],
  ])("%s is refused", (_, spoilt) => {
    const bankShows = [{ ...document.bankShows[0], ...spoilt }];
    expect(readDocument({ ...document, bankShows }, { openedAt: serverNow })).toMatchObject({ ok: false });
  });
});
