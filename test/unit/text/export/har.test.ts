import { createRequire } from "node:module";
import Ajv from "ajv";
import draft6 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { Reading } from "../../../../src/core/reading/reading.ts";
import { openSaved } from "../../../../src/core/saved/openSaved.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { comparisonHar } from "../../../../src/text/export/comparisonHar.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, failedReading } from "../../../builders/comparison.ts";
import { type RunningScenario, runScenario } from "../../../builders/runningScenario.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const harSchemas = createRequire(import.meta.url)("har-schema") as Readonly<Record<string, object>>;
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addMetaSchema(draft6);
for (const schema of Object.values(harSchemas)) ajv.addSchema(schema);

interface Har {
  readonly log: {
    readonly entries: readonly {
      readonly startedDateTime: string;
      readonly time: number;
      readonly request: { readonly url: string; readonly postData?: { readonly text: string } };
      readonly response: { readonly status: number; readonly content: { readonly text: string } };
      readonly timings: Readonly<Record<string, number>>;
    }[];
  };
}

function exported(comparison: Comparison): Har {
  return JSON.parse(comparisonHar(comparison, "https://sandbox.plaid.com", context)) as Har;
}

function reopened(comparison: Comparison): Comparison {
  const text = comparisonHar(comparison, "https://sandbox.plaid.com", context);
  const { comparisons, problems } = openSaved([{ source: "x.har", text }], {
    openedAt: "2030-01-01T00:00:00.000Z",
    id: "again",
  });
  expect(problems).toEqual([]);
  const [only, ...others] = comparisons;
  if (only === undefined || others.length > 0) throw new Error(`${comparisons.length} comparisons`);
  return only;
}

const certainties = ["certain", "likely", "possible"];
const steps = ["cached", "evaluated", "cached-after-evaluate", "real-time", "cached-again"];

/** The steps five seconds apart: a `Date` header has whole seconds, so what is told of calls within one is not in what order. */
function apart(comparison: Comparison): Comparison {
  const later = (iso: string, reading: Reading) =>
    new Date(Date.parse(iso) + 5000 * steps.indexOf(reading.pass)).toISOString();
  const readings = comparison.readings.map((reading): Reading => {
    if (reading.outcome === "skipped") return reading;
    const { serverTime } = reading;
    return {
      ...reading,
      startedAt: later(reading.startedAt, reading),
      serverTime: serverTime === null ? null : later(serverTime, reading),
    };
  });
  return { ...comparison, readings };
}

function expectValid(har: Har): void {
  const validate = ajv.getSchema("har.json#");
  expect(validate?.(har), JSON.stringify(validate?.errors)).toBe(true);
}

const names = ["daily-refresh", "login-required", "capital-one-card", "non-usd", "scores-ruleset", "pending-hold"];

describe.each(names)("the HAR of %s", (name) => {
  let scenario: RunningScenario;
  beforeAll(async () => {
    scenario = await runScenario(name);
  });
  afterAll(() => scenario.close());

  test("is HAR 1.2, with every call that was made, in its order, at its time", () => {
    const har = exported(scenario.comparison);
    expectValid(har);
    const made = scenario.comparison.readings.filter((reading) => reading.outcome !== "skipped");
    expect(har.log.entries.map(({ request }) => new URL(request.url).pathname)).toEqual(
      made.map(({ endpoint }) => endpoint),
    );
    expect(har.log.entries.map(({ startedDateTime, time }) => [startedDateTime, time])).toEqual(
      made.map(({ startedAt, latencyMs }) => [startedAt, latencyMs]),
    );
    for (const { time, timings } of har.log.entries) {
      const { ssl: _, ...parts } = timings;
      const sum = Object.values(parts).reduce((total, part) => total + Math.max(0, part), 0);
      expect(sum).toBeCloseTo(time, 3);
    }
  });

  test("holds no key and no token", () => {
    const text = comparisonHar(scenario.comparison, "https://sandbox.plaid.com", context);
    expect(text).not.toContain(scenario.accessToken);
    for (const { request } of exported(scenario.comparison).log.entries) {
      expect(JSON.parse(request.postData?.text ?? "{}")).toMatchObject({
        client_id: "[redacted]",
        secret: "[redacted]",
        access_token: "[redacted]",
      });
    }
  });

  test("opens again as the same comparison: the same balances, the same facts, as sure", () => {
    const made = apart(scenario.comparison);
    const again = reopened(made);
    // Once for each fact, the surest: the second cached read of a comparison has no step of its own among saved responses.
    const entriesOf = (comparison: Comparison) => {
      const surest = new Map<string, string>();
      for (const { code, variant, certainty, accountIds } of findingsOf(comparison)) {
        const fact = [code, variant, accountIds].join(" ");
        const sure = surest.get(fact);
        if (sure === undefined || certainties.indexOf(certainty) < certainties.indexOf(sure))
          surest.set(fact, certainty);
      }
      return [...surest].map(([fact, certainty]) => `${fact} ${certainty}`).toSorted();
    };
    expect(again.item.itemId).toBe(scenario.comparison.item.itemId);
    expect(entriesOf(again)).toEqual(entriesOf(made));
  });
});

describe("the HAR of a comparison", () => {
  const cached = [checking({ available: 1, current: null })];

  test("has no answer where none came, and Plaid's own error where one did", () => {
    const realTime = failedReading("real-time", "/accounts/balance/get", "connection-lost");
    const refused = failedReading("cached", "/auth/get", "institution-error", "INSTITUTION_DOWN", "down");
    const har = exported(comparisonOf({ cached, realTime, more: [refused] }));
    expectValid(har);
    const of = (endpoint: string) => har.log.entries.find(({ request }) => request.url.endsWith(endpoint))?.response;
    expect([of("/accounts/balance/get")?.status, of("/accounts/balance/get")?.content.text]).toEqual([0, ""]);
    expect(of("/auth/get")?.status).toBe(400);
    expect(JSON.parse(of("/auth/get")?.content.text ?? "")).toMatchObject({ error_code: "INSTITUTION_DOWN" });
  });

  test("of saved responses whose time and request nobody kept tells neither, and none is read of it again", () => {
    const made = comparisonOf({ cached, realTime: cached });
    const readings = made.readings.map((reading) => {
      if (reading.outcome !== "ok") return reading;
      const { sent: _, ...kept } = reading;
      return { ...kept, serverTime: null, notRecorded: ["startedAt", "latencyMs"] as const };
    });
    const saved = { ...made, origin: "saved" as const, readings };
    const har = exported(saved);
    expectValid(har);
    for (const { time, request } of har.log.entries) expect([time, request.postData]).toEqual([-1, undefined]);
    for (const reading of reopened(saved).readings) {
      if (reading.outcome === "skipped") continue;
      expect(reading.notRecorded).toEqual(["startedAt", "latencyMs"]);
      expect(reading.sent).toBeUndefined();
    }
  });
});
