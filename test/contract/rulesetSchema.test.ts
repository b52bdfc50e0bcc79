import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInScenarios } from "../../src/emulator/scenarios/builtInScenarios.ts";
import { parseSettings, settingsBody } from "../../src/emulator/signal/parseSettings.ts";
import { usualSettings } from "../../src/emulator/signal/rulesets.ts";

const file = path.resolve(import.meta.dirname, "../../schemas/rulesets.schema.json");
const schema = JSON.parse(readFileSync(file, "utf8"));
// Words that only VS Code's JSON editor knows.
const validate = new Ajv({ strict: true, strictRequired: false })
  .addVocabulary(["defaultSnippets", "enumDescriptions"])
  .compile(schema);

function isTaken(settings: Readonly<Record<string, unknown>>): boolean {
  try {
    parseSettings(settings);
    return true;
  } catch {
    return false;
  }
}

test("what is in force at the start, and what scenarios bring, is good by the schema that editors have", () => {
  expect(validate(settingsBody(usualSettings)), JSON.stringify(validate.errors)).toBe(true);
  const brought = builtInScenarios.flatMap((scenario) => Reflect.get(Object(scenario), "rulesets") ?? []);
  expect(brought.length).toBeGreaterThan(0);
  for (const rulesets of brought) expect(validate({ rulesets }), JSON.stringify(validate.errors)).toBe(true);
});

const rarely = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 12, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const word = rarely(fc.stringMatching(/^[A-Z_]{1,8}$/), fc.constantFrom("", 3, null));
const result = rarely(fc.constantFrom("ACCEPT", "REROUTE", "REVIEW"), fc.constantFrom("ALLOW", null));
const outcome = fc.record(
  { result, custom_action_key: word, internal_note: word, extra: word },
  { requiredKeys: ["result"] },
);
const ruleTest = fc.record(
  {
    test: rarely(
      fc.constantFrom(
        "login_required",
        "bank_failed",
        "manually_verified",
        "balance_at_most_amount",
        "customer_risk",
        "bank_risk",
        "attribute",
      ),
      fc.constantFrom("balance", 1),
    ),
    above: rarely(fc.integer({ min: 0, max: 99 }), fc.constant("50")),
    below: rarely(fc.integer({ min: 0, max: 99 }), fc.constant(null)),
    attribute: word,
  },
  { requiredKeys: ["test"] },
);
const sometimesExtra = (record: fc.Arbitrary<object>) =>
  fc
    .tuple(record, fc.integer({ min: 0, max: 11 }))
    .map(([value, draw]) => (draw === 0 ? { ...value, extra: 1 } : value));
const rule = fc
  .tuple(fc.array(ruleTest, { maxLength: 3 }), outcome)
  .map(([when, { extra: _, ...rest }]) => ({ when, ...rest }));
const ruleset = sometimesExtra(
  fc.record(
    {
      kind: rarely(fc.constantFrom("balance", "scores"), fc.constant("both")),
      rules: fc.array(rule, { maxLength: 3 }),
      fallback: outcome.map(({ extra: _, ...rest }) => rest),
    },
    { requiredKeys: ["kind", "rules"] },
  ),
);
const settings = sometimesExtra(
  fc.record(
    {
      rulesets: fc.dictionary(fc.stringMatching(/^[a-z-]{0,8}$/), ruleset, { maxKeys: 3 }),
      addendum_signed: rarely(fc.boolean(), fc.constant("yes")),
      scores_enabled: fc.boolean(),
      opted_out: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
);

test("the schema and the local sandbox take the same documents and refuse the same", () => {
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(settings, (document) => {
      const plain: unknown = JSON.parse(JSON.stringify(document));
      const taken = isTaken(Object(plain));
      verdicts.add(taken);
      expect(validate(plain), JSON.stringify([plain, validate.errors])).toBe(taken);
    }),
    { numRuns: 2000 },
  );
  expect(verdicts).toEqual(new Set([true, false]));
});
