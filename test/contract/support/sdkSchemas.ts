import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { createGenerator } from "ts-json-schema-generator";

const root = path.resolve(import.meta.dirname, "../../..");
const types = path.join(root, "node_modules/plaid/dist/api.d.ts");
const version = String(
  (JSON.parse(readFileSync(path.join(root, "node_modules/plaid/package.json"), "utf8")) as { version: unknown })
    .version,
);
const cacheFolder = path.join(root, "node_modules/.cache/plaid-schemas", version);

/** What of a schema these tests read. */
export interface ObjectSchema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly items?: ObjectSchema;
  readonly anyOf?: readonly ObjectSchema[];
  readonly definitions?: Readonly<Record<string, ObjectSchema>>;
}

/** What Plaid answers and the SDK's types do not have yet, by type: its changelog and recordings are newer. */
const newer: Readonly<Record<string, Readonly<Record<string, { readonly type: readonly string[] }>>>> = {
  // Recorded of Sandbox in every counterparty, always null.
  TransactionCounterparty: { phone_number: { type: ["string", "null"] } },
  // Changelog of 2026-10-27; absent where an Item has no pair.
  Item: { paired_item_id: { type: ["string"] } },
  ItemWithConsentFields: { paired_item_id: { type: ["string"] } },
};

function withNewer(schema: ObjectSchema): ObjectSchema {
  const definitions = Object.entries(schema.definitions ?? {}).map(([name, made]) => {
    const more = Object.hasOwn(newer, name) ? newer[name] : undefined;
    return [name, more === undefined ? made : { ...made, properties: { ...made.properties, ...more } }];
  });
  return { ...schema, definitions: Object.fromEntries(definitions) };
}

/**
 * JSON Schemas made from the SDK's own types while the tests run. Plaid may add keys, so its types allow more than they
 * name; these schemas do not, so that a misspelt key of ours is caught.
 */
export interface SdkSchemas {
  schema(type: string): ObjectSchema;
  /** What is wrong with a value of this type; empty when nothing is. */
  problems(type: string, value: unknown): readonly string[];
}

export function createSdkSchemas(): SdkSchemas {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const schemas = new Map<string, ObjectSchema>();
  const validators = new Map<string, ValidateFunction>();
  let generator: ReturnType<typeof createGenerator> | undefined;

  /** Parsing the SDK's 80,000 lines takes seconds: what came of it is kept until the SDK changes. */
  const schema = (type: string): ObjectSchema => {
    const before = schemas.get(type);
    if (before !== undefined) return before;
    const file = path.join(cacheFolder, `${type}.json`);
    let made = readCached(file);
    if (made === null) {
      generator ??= createGenerator({ path: types, skipTypeCheck: true, additionalProperties: false, jsDoc: "none" });
      made = generator.createSchema(type) as ObjectSchema;
      mkdirSync(cacheFolder, { recursive: true });
      // Test files run side by side: nobody may read a half-written file.
      const partial = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
      writeFileSync(partial, JSON.stringify(made));
      renameSync(partial, file);
    }
    const known = withNewer(made);
    schemas.set(type, known);
    return known;
  };

  return {
    schema,
    problems(type, value) {
      const validate = validators.get(type) ?? ajv.compile(schema(type));
      validators.set(type, validate);
      if (validate(value)) return [];
      return (validate.errors ?? []).map(
        (error) => `${error.instancePath} ${error.message ?? ""} ${JSON.stringify(error.params)}`,
      );
    },
  };
}

function readCached(file: string): ObjectSchema | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ObjectSchema;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
