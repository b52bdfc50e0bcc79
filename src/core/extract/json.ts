/** A response that is valid JSON but not what the endpoint promises. Thrown and caught inside `extract/` alone. */
export class ShapeError extends Error {
  constructor(path: string, expected: string, field?: string) {
    super(`${field === undefined ? path : `${path}.${field}`} is not ${expected}`);
    this.name = "ShapeError";
  }
}

/*
 * Each reader below takes the place of its value in the response: a path, and the field in it where there is one. They are
 * joined only for an error: joined for each value, they were most of what reading a large log left to be collected.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown, path: string, field?: string): JsonObject {
  if (!isObject(value)) throw new ShapeError(path, "an object", field);
  return value;
}

/** An object, or null for null and absent. */
export function asOptionalObject(value: unknown, path: string, field?: string): JsonObject | null {
  return value === undefined || value === null ? null : asObject(value, path, field);
}

export function asArray(value: unknown, path: string, field?: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ShapeError(path, "an array", field);
  return value;
}

/** An array, or an empty one for null and absent. */
export function asOptionalArray(value: unknown, path: string, field?: string): readonly unknown[] {
  return value === undefined || value === null ? [] : asArray(value, path, field);
}

export function asString(value: unknown, path: string, field?: string): string {
  if (typeof value !== "string") throw new ShapeError(path, "a string", field);
  return value;
}

/** A string, or null for null and absent. */
export function asNullableString(value: unknown, path: string, field?: string): string | null {
  return value === undefined || value === null ? null : asString(value, path, field);
}

/** No account holds more, and arithmetic on larger numbers is no longer exact. */
const greatest = 1e15;

export function isAmount(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) < greatest;
}

export function asNumber(value: unknown, path: string, field?: string): number {
  if (!isAmount(value)) throw new ShapeError(path, "a number", field);
  return value;
}

/** A number, or null for null and absent. */
export function asNullableNumber(value: unknown, path: string, field?: string): number | null {
  return value === undefined || value === null ? null : asNumber(value, path, field);
}

export function asBoolean(value: unknown, path: string, field?: string): boolean {
  if (typeof value !== "boolean") throw new ShapeError(path, "true or false", field);
  return value;
}

export function asStrings(value: unknown, path: string): readonly string[] {
  return asOptionalArray(value, path).map((entry, index) => asString(entry, `${path}[${index}]`));
}

/** A time Plaid sent, kept as it came; null for null, absent and text that is no time. */
export function asTime(value: unknown, path: string, field?: string): string | null {
  const text = asNullableString(value, path, field);
  return text === null || Number.isNaN(Date.parse(text)) ? null : text;
}
