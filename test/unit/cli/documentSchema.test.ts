import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { comparisonDocument } from "../../../src/core/documents/comparisonDocument.ts";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { failureReasons } from "../../../src/core/failure/errors.ts";
import { openSaved } from "../../../src/core/saved/openSaved.ts";
import { checking } from "../../builders/accounts.ts";
import { accountsBody } from "../../builders/bodies.ts";
import { comparisonOf, failedReading, okReading, scoredFacts, skippedReading } from "../../builders/comparison.ts";
import { everyField } from "../../builders/everyField.ts";
import { compareInTerminal, stoppedAfterFirstAnswer } from "./support/terminal.ts";

interface Schema {
  readonly $defs: Readonly<Record<string, { readonly enum?: readonly unknown[]; readonly properties?: object }>>;
}

const file = path.join(import.meta.dirname, "../../../docs/comparison.schema.json");
const schema = JSON.parse(readFileSync(file, "utf8")) as Schema;

/** The published schema lets readers meet properties it does not know; ours may have none that it does not say. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, closed(inner)] as const);
  const isObject = "type" in value && value.type === "object" && "properties" in value;
  return Object.fromEntries(isObject ? [...entries, ["additionalProperties", false]] : entries);
}

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  closed(schema) as object,
);

function errorsIn(document: unknown): unknown[] {
  validate(document);
  return validate.errors ?? [];
}

describe("the published schema describes", () => {
  test("what a comparison prints", async () => {
    const { out } = await compareInTerminal(["--json"]);
    expect(errorsIn(JSON.parse(out))).toEqual([]);
  });

  test("what all of them print, failures among them", async () => {
    const { out } = await compareInTerminal(["all", "--json"]);
    const printed = JSON.parse(out) as { comparisons: unknown[] };
    expect(printed.comparisons.length).toBeGreaterThan(1);
    expect(errorsIn(printed)).toEqual([]);
  });

  test("a comparison stopped in the middle", async () => {
    const { out } = await compareInTerminal(["--json"], stoppedAfterFirstAnswer());
    expect(errorsIn(JSON.parse(out))).toEqual([]);
    expect(JSON.parse(out)).toMatchObject({ status: "cancelled" });
  });

  test("what an export writes, with how each call went", () => {
    const comparison = comparisonOf({ cached: [checking({ available: 1 })] });
    const exported = JSON.parse(JSON.stringify(comparisonDocument(comparison, { withTiming: true })));
    expect(exported.readings[0].timing).toMatchObject({ connection: "reused" });
    expect(errorsIn(exported)).toEqual([]);
  });

  test("every field that an export can have", () => {
    const exported = JSON.parse(JSON.stringify(comparisonDocument(everyField, { withTiming: true })));
    expect(errorsIn(exported)).toEqual([]);
  });

  test("saved responses, whose calls nobody timed", () => {
    const { comparisons } = openSaved(
      [{ source: "a.json", text: JSON.stringify(accountsBody({ available: 1, current: 2 })) }],
      {
        openedAt: "2026-03-01T12:00:00.000Z",
        id: "saved",
      },
    );
    const documents = comparisons.map((comparison) => JSON.parse(JSON.stringify(comparisonDocument(comparison))));
    expect(documents[0].readings[0]).toMatchObject({ startedAt: null, latencyMs: null });
    expect(errorsIn(documents[0])).toEqual([]);
  });

  test("what was sent, of a filtered call and of an evaluation that failed", () => {
    const named = { accountIds: ["checking"], minLastUpdatedDatetime: "2026-03-01T00:00:00Z" };
    const evaluate = { accountId: "checking", amount: 25, rulesetKey: null, clientTransactionId: "t-1" };
    const filtered = okReading("real-time", "/accounts/balance/get", [checking({ available: 1 })], { sent: named });
    const failed = { ...failedReading("evaluated", "/signal/evaluate", "signal-error"), sent: { ...named, evaluate } };
    const document = JSON.parse(JSON.stringify(comparisonDocument(comparisonOf({ more: [filtered, failed] }))));
    expect(errorsIn(document)).toEqual([]);
    const spoilt = { ...document.readings[2], sent: { accountIds: [] } };
    expect(errorsIn({ ...document, readings: [spoilt] })).not.toEqual([]);
  });

  test("what an evaluation decided and why", () => {
    const evaluation = { signal: scoredFacts(), available: 5 };
    const document = JSON.parse(JSON.stringify(comparisonDocument(comparisonOf({ evaluation }))));
    expect(errorsIn(document)).toEqual([]);
    const evaluated = document.readings.find(({ signal }: { signal?: object }) => signal !== undefined);
    expect(evaluated.signal).toMatchObject({
      triggeredRuleDetails: { customActionKey: "high-risk", internalNote: "high risk of a return" },
      scores: { customerInitiatedReturnRisk: { score: 90, riskTier: 5 } },
      coreAttributes: { is_account_closed: false, days_since_account_opening: 812 },
    });
    evaluated.signal.scores.customerInitiatedReturnRisk.score = "90";
    expect(errorsIn(document)).not.toEqual([]);
  });

  test("every reason, every endpoint and every outcome there is", () => {
    for (const reason of failureReasons) {
      const realTime = failedReading("real-time", "/accounts/balance/get", reason);
      expect(errorsIn(comparisonDocument(comparisonOf({ cached: [checking({ available: 1 })], realTime })))).toEqual(
        [],
      );
    }
    const more = endpointPaths.map((endpoint) => skippedReading("single", endpoint));
    expect(errorsIn(comparisonDocument(comparisonOf({ more })))).toEqual([]);
  });
});

describe("the published schema refuses", () => {
  const good = () =>
    JSON.parse(JSON.stringify(comparisonDocument(comparisonOf({ cached: [checking({ available: 1 })] }))));

  test.each([
    [
      "an unknown outcome",
      (document: Printed) => ({ ...document, readings: [{ ...document.readings[1], outcome: "maybe" }] }),
    ],
    [
      "a failure of an answered call",
      (document: Printed) => ({ ...document, readings: [{ ...document.readings[1], failure: {} }] }),
    ],
    ["a comparison without findings", ({ findings: _, ...document }: Printed) => document],
    ["a property nobody described", (document: Printed) => ({ ...document, accessToken: "access-sandbox-1" })],
    ["a time that is none", (document: Printed) => ({ ...document, startedAt: "noon" })],
  ])("%s", (_name, spoil) => {
    expect(errorsIn(good())).toEqual([]);
    expect(errorsIn(spoil(good()))).not.toEqual([]);
  });
});

interface Printed {
  readonly readings: readonly object[];
  readonly findings: unknown;
}

test("the closed sets of the schema are those of the source", () => {
  const { endpoint, failure } = schema.$defs;
  const reason = failure?.properties && "reason" in failure.properties ? (failure.properties.reason as object) : {};
  expect(endpoint?.enum).toEqual(endpointPaths);
  expect(reason).toEqual({ enum: failureReasons });
});
