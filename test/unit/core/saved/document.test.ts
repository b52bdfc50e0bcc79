import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparisonDocument } from "../../../../src/core/documents/comparisonDocument.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";
import { compareScenario, scenarioNames } from "../../../builders/compareScenario.ts";

const openedAt = "2030-01-01T00:00:00.000Z";

function written(value: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value));
}

describe("a document that was written and read again", () => {
  test.each(scenarioNames())("of %s gives the same document, findings and all", async (name) => {
    const comparison = await compareScenario(name, { evaluate: "default" });
    const document = written(comparisonDocument(comparison, { withTiming: true }));
    const read = readDocument(document, { openedAt });
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(written(comparisonDocument(read.comparison, { withTiming: true }))).toEqual(document);
    expect(read.comparison.plan).toEqual(written(comparison.plan));
  });

  test("keeps what was sent: a filter, an oldest time, and the whole request of an evaluation that failed", async () => {
    const all = await compareScenario("daily-refresh");
    const [first] = all.readings.flatMap(({ accounts }) => accounts);
    const comparison = await compareScenario("daily-refresh", {
      accountIds: [first?.accountId ?? ""],
      minLastUpdatedDatetime: "2026-03-01T00:00:00.000Z",
      evaluate: { rulesetKey: "no-such-ruleset", amount: 25 },
    });
    const document = written(comparisonDocument(comparison));
    const read = readDocument(document, { openedAt });
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(written(comparisonDocument(read.comparison))).toEqual(document);
    const sentOf = (endpoint: string) => {
      const reading = read.comparison.readings.find((each) => each.endpoint === endpoint);
      return reading?.outcome === "skipped" ? null : reading?.sent;
    };
    const filter = [first?.accountId];
    expect(sentOf("/accounts/get")).toEqual({ accountIds: filter, minLastUpdatedDatetime: null });
    expect(sentOf("/transactions/sync")).toEqual({ accountIds: null, minLastUpdatedDatetime: null });
    expect(sentOf("/accounts/balance/get")).toMatchObject({ minLastUpdatedDatetime: "2026-03-01T00:00:00.000Z" });
    expect(sentOf("/signal/evaluate")).toMatchObject({ evaluate: { amount: 25, rulesetKey: "no-such-ruleset" } });
    expect(read.comparison.readings.find(({ kind }) => kind === "evaluated")?.outcome).toBe("failed");
  });

  test("of saved responses keeps what their requests named, and that nobody kept a request", () => {
    const body = { accounts: [{ account_id: "a", balances: { available: 1 } }] };
    const request = { access_token: "access-production-0a1b2c3d-0000-4000-8000-00000000000f", account_ids: ["a"] };
    const texts = [
      { endpoint: "/accounts/get", request, response: body },
      { endpoint: "/auth/get", response: body },
    ];
    const saved = texts.map((each, index) => ({ source: `${index}.json`, text: JSON.stringify(each) }));
    const [comparison] = openSaved(saved, { openedAt, id: "s" }).comparisons;
    if (comparison === undefined) throw new Error("nothing opened");
    const document = written(comparisonDocument(comparison));
    expect(JSON.stringify(document)).not.toContain("access-production");
    expect((document.readings as { sent: unknown }[]).map(({ sent }) => sent)).toEqual([
      { accountIds: ["a"], minLastUpdatedDatetime: null },
      null,
    ]);
    const read = readDocument(document, { openedAt });
    expect(read.ok && written(comparisonDocument(read.comparison))).toEqual(document);
  });

  test("of saved responses too, whose unknown times stay unknown", () => {
    const text = JSON.stringify({ accounts: [{ account_id: "a", balances: { available: 1 } }] });
    const [comparison] = openSaved([{ source: "a.json", text }], { openedAt, id: "s" }).comparisons;
    if (comparison === undefined) throw new Error("nothing opened");
    const document = written(comparisonDocument(comparison));
    expect(document.readings).toMatchObject([{ guessed: ["endpoint"] }]);
    const read = readDocument(document, { openedAt: "2031-01-01T00:00:00.000Z" });
    expect(read.ok && written(comparisonDocument(read.comparison))).toEqual(document);
  });

  test("of an earlier version, without plan, facts and currency fields, still shows its balances", async () => {
    const { plan: _, origin: __, ...document } = written(comparisonDocument(await compareScenario("daily-refresh")));
    const readings = (document.readings as Record<string, unknown>[]).map(
      ({ item: _i, signal: _s, transactions: _t, notRecorded: _n, ...reading }) => ({
        ...reading,
        accounts: (reading.accounts as Record<string, unknown>[]).map(
          ({ isoCurrencyCode: _iso, unofficialCurrencyCode: _u, officialName: _o, ...account }) => account,
        ),
      }),
    );
    const read = readDocument({ ...document, readings }, { openedAt });
    expect(read.ok && read.comparison.readings.some(({ accounts }) => accounts.length > 0)).toBe(true);
    expect(read.ok && read.comparison.readings[1]?.accounts[0]?.balances.isoCurrencyCode).toBe("USD");
  });
});

test("a spoilt document is refused by the name of the field, never with an exception", async () => {
  const document = written(comparisonDocument(await compareScenario("daily-refresh"), { withTiming: true }));
  const paths: (readonly string[])[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(document, []);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, replacement) => {
      const spoilt = structuredClone(document);
      const parent = path
        .slice(0, -1)
        .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, spoilt);
      parent[path.at(-1) ?? ""] = replacement;
      const read = readDocument(spoilt, { openedAt });
      if (read.ok) comparisonDocument(read.comparison);
      else if ("detail" in read) expect(read.detail).toMatch(/ is not /);
      else expect([path, read.newerVersion]).toEqual([["schemaVersion"], replacement]);
    }),
    { numRuns: 300 },
  );
});
