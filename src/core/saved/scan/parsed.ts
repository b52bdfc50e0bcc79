export function isStructure(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** What a text is as JSON; undefined when it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
