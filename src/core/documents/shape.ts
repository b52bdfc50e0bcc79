import { isAmount, isObject } from "../extract/json.ts";

/** Tests whether a value has a shape: checks every field that the shape names and ignores the others. Never throws. */
export type Shape = (value: unknown) => boolean;

/** A shape for every field of a type: a new field does not compile until it has one. */
type FieldsOf<T> = { readonly [Name in keyof Required<T>]: Shape };

export const text: Shape = (value) => typeof value === "string";
export const flag: Shape = (value) => typeof value === "boolean";

/** A number no larger than an amount of money can be: also a count, or ms. */
export const number: Shape = isAmount;

/** Any finite number. */
export const finite: Shape = (value) => Number.isFinite(value);

/** A valid time: ISO 8601 that `Date` can parse. */
export const instant: Shape = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));

export function oneOf(values: readonly unknown[]): Shape {
  return (value) => values.includes(value);
}

export function nullable(shape: Shape): Shape {
  return (value) => value === null || shape(value);
}

/** Absent, or of the shape. Null is not absent. */
export function optional(shape: Shape): Shape {
  return (value) => value === undefined || shape(value);
}

export function list(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape);
}

export function either(...shapes: readonly Shape[]): Shape {
  return (value) => shapes.some((shape) => shape(value));
}

export function record<T>(fields: FieldsOf<T>): Shape {
  const all = Object.entries<Shape>(fields);
  return (value) => isObject(value) && all.every(([name, shape]) => shape(value[name]));
}

/** An object with at most `most` fields of any names, all of the shape. */
export function named(shape: Shape, most: number): Shape {
  return (value) => isObject(value) && Object.values(value).length <= most && Object.values(value).every(shape);
}
