import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customUserTemplate, customUserTemplates } from "../../src/core/customUser/customUserTemplate.ts";
import { readCustomUser } from "../../src/core/customUser/readCustomUser.ts";
import { readCustomUser as readAsEmulator } from "../../src/emulator/testUsers/readCustomUser.ts";

const root = path.resolve(import.meta.dirname, "../..");
const schemaText = readFileSync(path.join(root, "schemas/customUser.schema.json"), "utf8");
const schema = JSON.parse(schemaText);
const now = Date.UTC(2026, 2, 1);

/** Our own samples, and Plaid's where a folder of them is named. */
const folders = [path.join(root, "test/unit/emulator/customUsers"), process.env.PLAID_CUSTOM_USERS ?? ""];
const samples = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((file) => file.endsWith(".json"))
  .map((file) => readFileSync(file, "utf8"));
const templates = customUserTemplates.map((template) => customUserTemplate(template, now));

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly markdownDescription?: string;
  readonly enum?: readonly unknown[];
  readonly markdownEnumDescriptions?: readonly string[];
}

/** Every property of the schema, by its path. */
function propertiesOf(node: SchemaNode, at = ""): readonly (readonly [string, SchemaNode])[] {
  const own = Object.entries(node.properties ?? {}).map(([name, property]) => [`${at}.${name}`, property] as const);
  const below = own.flatMap(([name, property]) => propertiesOf(property, name));
  return [...own, ...below, ...(node.items === undefined ? [] : propertiesOf(node.items, `${at}[]`))];
}

describe("the schema of a custom user", () => {
  const properties = propertiesOf(schema);
  // As the editor checks, but for names that are not known, which it warns of and nobody refuses.
  const editor = new Ajv({ strict: false, validateFormats: false });
  const accepts = editor.compile(
    JSON.parse(schemaText.replaceAll('"additionalProperties": false', '"additionalProperties": true')),
  );
  const acceptsNames = editor.compile(schema);
  const isTaken = (value: unknown) => readCustomUser(JSON.stringify(value), schema).ok;

  it("describes every property, and every choice, for hover and completion", () => {
    expect(properties.length).toBeGreaterThan(100);
    expect(properties.filter(([, { markdownDescription }]) => !markdownDescription).map(([name]) => name)).toEqual([]);
    const chosen = properties.filter(([name, property]) => property.enum !== undefined && name !== ".version");
    expect(chosen.length).toBeGreaterThan(8);
    for (const [name, { enum: choices = [], markdownEnumDescriptions: words = [] }] of chosen) {
      expect([name, words.length]).toEqual([name, choices.length]);
    }
  });

  it("takes the templates and the samples without a warning", () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const text of [...templates, ...samples]) expect([text, acceptsNames(JSON.parse(text))]).toEqual([text, true]);
  });

  it("warns of a name Plaid does not know", () => {
    expect(acceptsNames({ override_accounts: [{ staring_balance: 1 }] })).toBe(false);
  });

  it("warns of two fields that exclude each other", () => {
    const account = { force_available_balance: 1, has_null_available_balance: true };
    expect(accepts({ override_accounts: [account] })).toBe(false);
    expect(accepts({ override_accounts: [{ ...account, has_null_available_balance: null }] })).toBe(true);
  });

  const value = fc.constantFrom<unknown>(
    1,
    29,
    "a",
    "USD",
    "2026-01-31",
    "2026-13-01",
    "last",
    "0001",
    "credit",
    true,
    {},
    [],
  );
  const names = [...new Set(properties.map(([name]) => name.split(".").at(-1) ?? ""))];
  const part = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
  const account = fc.record(
    {
      type: fc.constantFrom("depository", "credit", "loan", 1),
      meta: part,
      transactions: fc.array(part, { maxLength: 3 }),
      liability: part,
      inflow_model: part,
      subtype: value,
      currency: value,
    },
    { requiredKeys: [] },
  );
  const user = fc.record({ override_accounts: fc.array(account, { maxLength: 11 }), mfa: part }, { requiredKeys: [] });

  it("and what is refused before a call are one and the same rule", () => {
    fc.assert(
      fc.property(user, (generated) => {
        // The reader looks into the calendar, which a pattern cannot, and lets a template's empty entry pass.
        const compared = JSON.parse(JSON.stringify(generated).replaceAll("2026-13-01", "no day"));
        for (const each of compared.override_accounts ?? [])
          each.transactions = (each.transactions ?? []).filter((one: object) => Object.keys(one).length > 0);
        expect(isTaken(compared)).toBe(accepts(compared));
      }),
      { numRuns: 500 },
    );
  });

  it("lets nothing pass that the local sandbox refuses", () => {
    const refusal = (text: string) => {
      try {
        readAsEmulator(text);
        return null;
      } catch (error) {
        return String(error);
      }
    };
    for (const text of [...templates, ...samples]) expect([text, refusal(text)]).toEqual([text, null]);
    fc.assert(
      fc.property(user, (generated) => {
        const read = readCustomUser(JSON.stringify(generated), schema);
        fc.pre(read.ok);
        // It takes the day of an income as a number alone, which the schema says.
        if (read.ok && !read.password.includes('"last"')) expect(refusal(read.password)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
