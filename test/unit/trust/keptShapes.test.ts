import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageLookup } from "../../../src/core/age/ageLookup.ts";
import { findingsOf } from "../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../src/core/comparison/comparison.ts";
import { defaultBaseline } from "../../../src/core/comparison/differenceFrom.ts";
import { matrixOf } from "../../../src/core/comparison/matrix.ts";
import { comparisonDocument } from "../../../src/core/documents/comparisonDocument.ts";
import { isKeptComparison } from "../../../src/core/documents/comparisonShape.ts";
import { currentComparison } from "../../../src/core/documents/earlierComparison.ts";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { accountsOf } from "../../../src/core/item/accountsOf.ts";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import { openSaved } from "../../../src/core/saved/openSaved.ts";
import { readDocument } from "../../../src/core/saved/readDocument.ts";
import { changesBetween } from "../../../src/core/summaries/changesBetween.ts";
import { outcomeOf } from "../../../src/core/summaries/itemOutcomes.ts";
import { keptComparison } from "../../../src/host/storage/keptComparison.ts";
import { accountEntries } from "../../../src/host/store/accountEntries.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { balanceSheet } from "../../../src/text/export/balanceSheet.ts";
import { verdictSentence } from "../../../src/text/findings/verdictSentence.ts";
import { historyFactsOf } from "../../../src/text/history/historyFacts.ts";
import { searchEntryOf } from "../../../src/text/history/searchEntry.ts";
import { planReport, planRows } from "../../../src/text/reports/planReport.ts";
import { checking, creditCard } from "../../builders/accounts.ts";
import { compareItem, emulatorWith, scenarioNames } from "../../builders/compareScenario.ts";
import {
  bankShown,
  comparisonOf,
  failedReading,
  itemFacts,
  okReading,
  pendingRow,
  scoredFacts,
  skippedReading,
} from "../../builders/comparison.ts";
import { createTestWorld } from "../emulator/support/world.ts";
import { exports } from "./support/everyExport.ts";
import { mutated, steps } from "./support/mutations.ts";

const context = createTextContext({ locale: "en", messages: {}, timeZone: "UTC" });
const earlier = comparisonOf({ cached: [checking({ available: 1, current: 2 })] });

/** Everything that reads a comparison. Whoever adds a reader that can throw adds it here. */
function readByAll(comparison: Comparison): void {
  const findings = findingsOf(comparison);
  const ages = ageLookup(comparison);
  const accounts = accountsOf(comparison);
  for (const reading of comparison.readings) {
    if (reading.outcome === "skipped") continue;
    for (const { accountId } of accounts) ages(reading, accountId);
  }
  matrixOf(comparison, defaultBaseline(comparison));
  verdictSentence(comparison, findings, context);
  outcomeOf(comparison);
  historyFactsOf(comparison, context);
  searchEntryOf(comparison, context);
  balanceSheet(comparison, context);
  accountEntries(comparison, null);
  changesBetween(earlier, comparison);
  changesBetween(comparison, earlier);
  comparisonDocument(comparison, { withTiming: true });
  const plan = explainPlan(comparison.plan, { products: comparison.item.products });
  planReport(plan, comparison.item.itemId, context);
  planRows(plan, context);
  for (const write of Object.values(exports)) write(comparison);
}

/** One with something in every field there is. */
const full = comparisonOf({
  cached: [checking({ available: 1204.11, current: 1250 }), creditCard({ available: null, current: 5 })],
  realTime: [checking({ available: 310.55, current: 350 })],
  evaluation: { signal: scoredFacts(), available: 310.55, current: 350 },
  item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "again" } }),
  more: [
    okReading("single", "/transactions/sync", [checking({ current: 3 })], {
      transactions: { updateStatus: "X", rows: [pendingRow({ amount: 5 })], pages: 1 },
      retries: [{ reason: "rate-limited", waitedMs: 5 }],
      sent: { accountIds: ["a"], minLastUpdatedDatetime: "2026-01-01T00:00:00Z" },
    }),
    failedReading("single", "/auth/get", "institution-error", "INSTITUTION_DOWN"),
    skippedReading("cached", "/identity/get", "product-not-on-item"),
  ],
  bankShows: [bankShown({ available: 310.55, current: 350 })],
});

/** The same with an evaluation that says something else. */
function withSignal(changed: object) {
  const readings = full.readings.map((reading) =>
    reading.outcome === "ok" && reading.signal !== undefined
      ? { ...reading, signal: { ...reading.signal, ...changed } }
      : reading,
  );
  return { ...full, readings };
}

const earlierFiles = globSync("../../fixtures/version-1/history/*.json", { cwd: import.meta.dirname }).map(
  (name): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, name), "utf8")),
);

/** Few, to notice a break; more by this variable, to look for one. */
const runs = Number(process.env.BALANCE_LENS_SHAPES ?? 200);
const patience = 60_000 + runs * 200;

describe("what is opened as a comparison can be used by everything that reads comparisons", () => {
  test(
    "every comparison that is made is one, after it was kept",
    async () => {
      const made = await Promise.all(
        scenarioNames().map((name) => compareItem(emulatorWith(name), { evaluate: "default" })),
      );
      for (const comparison of [full, earlier, ...made]) {
        const read = keptComparison(JSON.parse(JSON.stringify(comparison)));
        expect(read).toEqual(JSON.parse(JSON.stringify(comparison)));
        readByAll(read);
      }
      expect(earlierFiles.length).toBeGreaterThan(0);
      for (const file of earlierFiles) readByAll(keptComparison(file));
    },
    patience,
  );

  test(
    "of files in the history: what the guard lets through throws nowhere",
    () => {
      let opened = 0;
      let refused = 0;
      fc.assert(
        fc.property(fc.constantFrom<unknown>(full, ...earlierFiles), steps, (comparison, changes) => {
          const value = mutated(comparison, changes);
          if (!isKeptComparison(value)) {
            refused += 1;
            return;
          }
          opened += 1;
          readByAll(currentComparison(value));
        }),
        { seed: 17, numRuns: runs },
      );
      // Both sides are met.
      expect(Math.min(opened, refused)).toBeGreaterThan(runs / 20);
    },
    patience,
  );

  test(
    "of exported documents: what is read throws nowhere, and is what the guard lets through",
    () => {
      const document = comparisonDocument(full, { withTiming: true });
      let opened = 0;
      let refused = 0;
      fc.assert(
        fc.property(steps, (changes) => {
          const read = readDocument(mutated(document, changes), { openedAt: "2026-01-01T00:00:00.000Z" });
          if (!read.ok) {
            refused += 1;
            return;
          }
          opened += 1;
          // It is kept in the history next: the two guards agree.
          expect(isKeptComparison(JSON.parse(JSON.stringify(read.comparison)))).toBe(true);
          readByAll(read.comparison);
        }),
        { seed: 17, numRuns: runs },
      );
      expect(Math.min(opened, refused)).toBeGreaterThan(runs / 20);
    },
    patience,
  );

  test(
    "of answers that somebody saved: what is made of them is what the guard lets through",
    async () => {
      const world = createTestWorld({ scenarios: ["daily-refresh", "investments-overnight", "capital-one-card"] });
      const kept: object[] = [];
      for (const scenario of ["daily-refresh", "investments-overnight", "capital-one-card"]) {
        const access_token = await world.tokenOf(scenario);
        for (const endpoint of endpointPaths) {
          const options = { min_last_updated_datetime: "2026-01-01T00:00:00Z" };
          const asks = endpoint === "/accounts/balance/get" ? { access_token, options } : { access_token };
          const { body: response } = await world.call(endpoint, asks);
          kept.push({ request: { url: `https://sandbox.plaid.com${endpoint}`, body: asks }, response });
        }
      }
      let made = 0;
      fc.assert(
        fc.property(fc.subarray(kept, { minLength: 1, maxLength: 3 }), steps, (answers, changes) => {
          const text = JSON.stringify(mutated(answers, changes));
          const openedAt = "2026-11-22T10:00:00.000Z";
          const opened = openSaved([{ source: "a.json", text }], { openedAt, id: "saved" });
          for (const comparison of opened.comparisons) {
            made += 1;
            const read: unknown = JSON.parse(JSON.stringify(comparison));
            expect(isKeptComparison(read)).toBe(true);
            readByAll(keptComparison(read));
          }
        }),
        { seed: 17, numRuns: runs },
      );
      expect(made).toBeGreaterThan(runs / 4);
    },
    patience,
  );

  test("an export that was written half, cut anywhere, is opened as nothing", () => {
    const { comparisonJson, ...others } = {
      comparisonJson: JSON.stringify(comparisonDocument(full, { withTiming: true }), null, 2),
      ...Object.fromEntries(Object.entries(exports).map(([name, write]) => [name, write(full)])),
    };
    const options = { openedAt: "2026-01-01T00:00:00.000Z", id: "saved" };
    const opened = (text: string) => openSaved([{ source: "a.json", text }], options).comparisons.length;
    expect(opened(comparisonJson)).toBe(1);
    for (const text of [comparisonJson, ...Object.values(others)]) {
      if (typeof text !== "string") continue;
      for (let length = 0; length < text.length - 1; length += Math.ceil(text.length / 300)) {
        expect(opened(text.slice(0, length))).toBe(0);
      }
    }
  });

  test("of a list of documents that was written half, the whole ones alone are opened", () => {
    const document = comparisonDocument(full, { withTiming: true });
    const text = JSON.stringify({ comparisons: [document, document] }, null, 2);
    const options = { openedAt: "2026-01-01T00:00:00.000Z", id: "saved" };
    const between = "\n    },\n    {";
    const firstIsWhole = text.indexOf(between) + between.indexOf(",");
    expect(firstIsWhole).toBeGreaterThan(text.length / 2);
    for (let length = 0; length < text.length; length += Math.ceil(text.length / 200)) {
      const { comparisons } = openSaved([{ source: "a.json", text: text.slice(0, length) }], options);
      expect(comparisons.map(({ readings }) => readings.length)).toEqual(
        length >= firstIsWhole ? [full.readings.length] : [],
      );
    }
  });

  test("not an exported document that says of a request that it asked for a time that is none", () => {
    const document = JSON.parse(JSON.stringify(comparisonDocument(full, { withTiming: true })));
    for (const reading of document.readings) if (reading.sent) reading.sent.minLastUpdatedDatetime = "yesterday";
    const read = readDocument(document, { openedAt: "2026-01-01T00:00:00.000Z" });
    expect(read).toMatchObject({ ok: false, detail: expect.stringContaining("minLastUpdatedDatetime") });
  });

  test.each([
    ["a list of readings that holds none", { ...full, readings: [{}] }],
    ["a plan without options", { ...full, plan: { steps: [] } }],
    ["an account without balances", { ...full, readings: [{ ...full.readings[1], accounts: [{ accountId: "a" }] }] }],
    ["a time that is none", { ...full, startedAt: "yesterday" }],
    ["an endpoint that is none", { ...full, readings: [{ ...full.readings[1], endpoint: "/made/up" }] }],
    ["an amount nobody holds", { ...full, wallMs: 1e300 }],
    ["a score that is none", withSignal({ scores: { bankInitiatedReturnRisk: { score: "9", riskTier: null } } })],
    ["a core attribute that is text", withSignal({ coreAttributes: { a: "b" } })],
    ["a note that is none", withSignal({ triggeredRuleDetails: { internalNote: 5 } })],
    ["nothing", null],
  ])("not %s", (_what, value) => {
    expect(isKeptComparison(JSON.parse(JSON.stringify(value)))).toBe(false);
    expect(() => keptComparison(value)).toThrow(/file-unusable/);
  });
});
