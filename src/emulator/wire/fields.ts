import { isCalendarDate, parseTime } from "../time/time.ts";

type Base = { readonly nullable?: boolean };

/** What a request may carry, as data: one description checks the request and types it for the handler. */
export type Shape =
  | (Base & { readonly kind: "text"; readonly min?: number; readonly max?: number; readonly form?: keyof typeof forms })
  | (Base & { readonly kind: "oneOf"; readonly values: readonly string[] })
  | (Base & { readonly kind: "number"; readonly min?: number; readonly max?: number; readonly whole?: boolean })
  | (Base & { readonly kind: "flag" })
  | (Base & { readonly kind: "list"; readonly of: Shape; readonly min?: number; readonly max?: number })
  | (Base & { readonly kind: "record"; readonly fields: Fields })
  /** Accepted and not checked: Plaid documents it, this emulator does not model it. */
  | (Base & { readonly kind: "anything" });

export interface Field<T, Required extends boolean = boolean> {
  readonly shape: Shape;
  readonly required: Required;
  /** Carries the type only; never set. */
  readonly value?: T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The type of a request that passed `checkFields`. */
export type Checked<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: ValueOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: ValueOf<F[K]> | undefined;
};
type ValueOf<F> = F extends Field<infer T> ? T : never;

const forms = {
  date: { test: isCalendarDate, words: "a date in the form YYYY-MM-DD" },
  time: { test: (text: string) => parseTime(text) !== null, words: "an ISO 8601 datetime with its offset" },
  url: { test: (text: string) => webUrlOf(text) !== null, words: "a valid URL" },
};

export function required<T>(field: Field<T>): Field<T, true> {
  return { shape: field.shape, required: true };
}
export function nullable<T>(field: Field<T>): Field<T | null, false> {
  return { shape: { ...field.shape, nullable: true }, required: false };
}
/** Characters of a text without a limit of its own: what callers send is kept, so it has to be bounded. */
const longestText = 4000;

export function text(limits: { min?: number; max?: number; form?: keyof typeof forms } = {}): Field<string, false> {
  return { shape: { kind: "text", min: 1, max: longestText, ...limits }, required: false };
}
export function oneOf(values: readonly string[]): Field<string, false> {
  return { shape: { kind: "oneOf", values }, required: false };
}
export function number(limits: { min?: number; max?: number; whole?: boolean } = {}): Field<number, false> {
  return { shape: { kind: "number", ...limits }, required: false };
}
export function flag(): Field<boolean, false> {
  return { shape: { kind: "flag" }, required: false };
}
export function list<T>(of: Field<T>, limits: { min?: number; max?: number } = {}): Field<readonly T[], false> {
  return { shape: { kind: "list", of: of.shape, ...limits }, required: false };
}
export function record<F extends Fields>(fields: F): Field<Checked<F>, false> {
  return { shape: { kind: "record", fields }, required: false };
}
export function anything(): Field<unknown, false> {
  return { shape: { kind: "anything" }, required: false };
}

/** What is wrong with a value, in Plaid's words; null when nothing is. */
export function problemWith(value: unknown, shape: Shape, name: string): string | null {
  if (value === null && shape.nullable === true) return null;
  switch (shape.kind) {
    case "anything":
      return null;
    case "flag":
      return typeof value === "boolean" ? null : `${name} must be a boolean`;
    case "oneOf":
      return typeof value === "string" && shape.values.includes(value)
        ? null
        : `${name} must be one of ${shape.values.join(", ")}`;
    case "text": {
      if (typeof value !== "string" || value.length < (shape.min ?? 0)) {
        return `${name} must be a properly formatted${(shape.min ?? 0) > 0 ? ", non-empty" : ""} string`;
      }
      if (shape.max !== undefined && value.length > shape.max) return `${name} must be at most ${shape.max} characters`;
      if (value === "") return null;
      if (shape.form !== undefined && !forms[shape.form].test(value))
        return `${name} must be ${forms[shape.form].words}`;
      return null;
    }
    case "number": {
      const fits =
        typeof value === "number" &&
        Number.isFinite(value) &&
        (shape.whole !== true || Number.isSafeInteger(value)) &&
        value >= (shape.min ?? -Infinity) &&
        value <= (shape.max ?? Infinity);
      return fits ? null : `${name} must be ${shape.whole === true ? "an integer" : "a number"}${rangeOf(shape)}`;
    }
    case "list":
      return problemWithList(value, shape, name);
    case "record":
      return isRecord(value) ? null : `${name} must be an object`;
  }
}

function problemWithList(value: unknown, shape: Extract<Shape, { kind: "list" }>, name: string): string | null {
  const min = shape.min ?? 0;
  if (!Array.isArray(value) || value.length < min) return `${name} must be ${min > 0 ? "a non-empty" : "an"} array`;
  if (shape.max !== undefined && value.length > shape.max) return `${name} must have at most ${shape.max} entries`;
  for (const [index, each] of value.entries()) {
    const problem = problemWith(each, shape.of, `${name}[${index}]`);
    if (problem !== null) return problem;
  }
  return null;
}

function rangeOf(limits: { min?: number; max?: number }): string {
  if (limits.min !== undefined && limits.max !== undefined) return ` between ${limits.min} and ${limits.max}`;
  if (limits.min !== undefined) return ` of at least ${limits.min}`;
  return limits.max === undefined ? "" : ` of at most ${limits.max}`;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The address that a text stands for; null when it is none. One without a scheme, which Sandbox takes too, is called by
 * plain HTTP.
 */
export function webUrlOf(text: string): string | null {
  const hasScheme = /^https?:\/\//i.test(text);
  const url = hasScheme ? text : `http://${text}`;
  return URL.canParse(url) && (hasScheme || /^(localhost|[\w-]+(\.[\w-]+)+)(:\d+)?(\/|$)/i.test(text)) ? url : null;
}
