import { type Checked, type Fields, isRecord, problemWith, type Shape } from "./fields.ts";
import { PlaidFailure } from "./plaidFailure.ts";

interface Problems {
  readonly missing: string[];
  readonly unknown: string[];
  readonly invalid: { readonly name: string; readonly problem: string }[];
}

/**
 * Checks a request body against what its endpoint knows.
 * @throws PlaidFailure `MISSING_FIELDS` naming all that is missing, then `UNKNOWN_FIELDS`, then `INVALID_FIELD` naming
 * the first that is wrong (https://plaid.com/docs/errors/invalid-request/)
 */
export function checkFields<F extends Fields>(body: Readonly<Record<string, unknown>>, fields: F): Checked<F> {
  const problems: Problems = { missing: [], unknown: [], invalid: [] };
  collect(body, fields, "", problems);
  if (problems.missing.length > 0) {
    throw new PlaidFailure(
      "MISSING_FIELDS",
      `the following required fields are missing: ${problems.missing.join(", ")}`,
      problems.missing[0],
    );
  }
  if (problems.unknown.length > 0) {
    throw new PlaidFailure(
      "UNKNOWN_FIELDS",
      `the following fields are not recognized by this endpoint: ${problems.unknown.slice(0, 20).join(", ")}`,
      problems.unknown[0],
    );
  }
  const [first] = problems.invalid;
  if (first !== undefined) throw new PlaidFailure("INVALID_FIELD", first.problem, first.name);
  // Every field has just been checked against the description this type is made from.
  return body as Checked<F>;
}

function collect(value: Readonly<Record<string, unknown>>, fields: Fields, prefix: string, problems: Problems): void {
  for (const name in fields) {
    const field = fields[name];
    if (field === undefined) continue;
    if (!Object.hasOwn(value, name)) {
      if (field.required) problems.missing.push(prefix + name);
      continue;
    }
    const given = value[name];
    const problem = problemWith(given, field.shape, prefix + name);
    if (problem !== null) problems.invalid.push({ name: prefix + name, problem });
    else enter(given, field.shape, prefix + name, problems);
  }
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(fields, name)) problems.unknown.push((prefix + name).slice(0, 100));
  }
}

/** Checks nested objects, whose missing and unknown fields count as the request's own. */
function enter(value: unknown, shape: Shape, name: string, problems: Problems): void {
  if (shape.kind === "record" && isRecord(value)) collect(value, shape.fields, `${name}.`, problems);
  if (shape.kind === "list" && Array.isArray(value)) {
    for (const [index, each] of value.entries()) enter(each, shape.of, `${name}[${index}]`, problems);
  }
}
