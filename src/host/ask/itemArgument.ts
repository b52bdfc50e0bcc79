/**
 * The Item a command was called with: a row of the tree, or an object that names one. Null from the palette, which
 * passes nothing: then the command asks.
 */
export function itemIdIn(argument: unknown): string | null {
  if (typeof argument !== "object" || argument === null) return null;
  const { itemId } = argument as Partial<Record<string, unknown>>;
  return typeof itemId === "string" && itemId !== "" ? itemId : null;
}

/** A text field of a command's argument; undefined when it was not given. */
export function textIn(argument: unknown, name: string): string | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const value = (argument as Partial<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : undefined;
}

/** A number of a command's argument; undefined when it was not given. */
export function numberIn(argument: unknown, name: string): number | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const value = (argument as Partial<Record<string, unknown>>)[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
