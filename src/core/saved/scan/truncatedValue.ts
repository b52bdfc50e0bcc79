/**
 * Marks where a printed object was cut short (`[Object]`, `... 3 more items`, a pointer's address). A symbol, so that
 * no text can contain it and no reader of responses takes it for a value.
 */
export const truncatedValue: unique symbol = Symbol("elided");

/** True where anything in a value was cut short, down to the depth of responses. */
export function containsTruncated(value: unknown, depth = 0): boolean {
  if (value === truncatedValue) return true;
  if (typeof value !== "object" || value === null || depth > 12) return false;
  return (Array.isArray(value) ? value : Object.values(value)).some((each: unknown) =>
    containsTruncated(each, depth + 1),
  );
}
