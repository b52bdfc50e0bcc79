import { describe, expect, it } from "vitest";
import { endpoints } from "../../src/emulator/handlers/endpoints.ts";
import type { Fields, Shape } from "../../src/emulator/wire/fields.ts";
import { requestedPaths } from "./support/modelledPaths.ts";
import { createSdkSchemas, type ObjectSchema } from "./support/sdkSchemas.ts";

const schemas = createSdkSchemas();

/** Told by the SDK's types, read by none of the handlers: the keys are taken out of the body before. */
const keys = ["client_id", "secret"];

describe("requests are checked for exactly what the SDK's types name", () => {
  it.each(requestedPaths)("$path", ({ path, requestType }) => {
    const root = schemas.schema(requestType);
    const fields = endpoints.get(path)?.fields ?? {};
    const unread = [...notModelled, ...(path === "/link/token/create" ? notOnLinkPage : [])];
    expect(described(fields)).toEqual(declared(root, resolve(root, root), unread));
  });
});

interface Described {
  readonly required: boolean;
  readonly inside?: Record<string, Described>;
}

/** The fields of a handler, into nested objects. */
function described(fields: Fields): Record<string, Described> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const nested = nestedFields(field.shape);
      return [name, { required: field.required, ...(nested === null ? {} : { inside: described(nested) }) }];
    }),
  );
}

function nestedFields(shape: Shape): Fields | null {
  if (shape.kind === "record") return shape.fields;
  return shape.kind === "list" ? nestedFields(shape.of) : null;
}

/** Not looked into by the emulator, and said so in its documentation. */
const notModelled = ["income_verification", "payment_initiation"];
/** The same of `/link/token/create`: products and flows that the Link page does not have. */
const notOnLinkPage = [
  ...["name", "address", "id_number", "card_switch", "eu_config", "payment_configuration", "employment", "base_report"],
  ...["credit_partner_insights", "cra_options", "auth", "transfer", "identity_verification", "statements"],
  ...["investments", "investments_auth", "cashflow_report", "identity"],
];

/** The same of a schema of the SDK. */
function declared(root: ObjectSchema, schema: ObjectSchema, unread: readonly string[]): Record<string, Described> {
  const entries = Object.entries(schema.properties ?? {}).filter(([name]) => !keys.includes(name));
  return Object.fromEntries(
    entries.map(([name, property]) => {
      const required = schema.required?.includes(name) === true;
      const inner = objectIn(root, property);
      const open = inner === null || unread.includes(name);
      return [name, { required, ...(open ? {} : { inside: declared(root, inner, unread) }) }];
    }),
  );
}

function resolve(root: ObjectSchema, schema: ObjectSchema): ObjectSchema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name === undefined ? schema : (root.definitions?.[decodeURIComponent(name)] ?? schema);
}

/** The object a property holds, itself, behind a null, or as the entries of a list. */
function objectIn(root: ObjectSchema, property: ObjectSchema): ObjectSchema | null {
  const schema = resolve(root, property);
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return objectIn(root, schema.items);
  for (const choice of schema.anyOf ?? []) {
    const found = objectIn(root, choice);
    if (found !== null) return found;
  }
  return null;
}
