export function isStructure(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Parses JSON; undefined where it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
