/** The version of what is stored and exported of a comparison. 1 is still opened. */
const schemaVersion = 2;

/**
 * The version of a stored value that a later version of the product wrote, whose fields may have other meanings; null
 * otherwise.
 */
export function newerVersionOf(kept: unknown): number | null {
  if (typeof kept !== "object" || kept === null || !("schemaVersion" in kept)) return null;
  const version = kept.schemaVersion;
  return typeof version === "number" && Number.isInteger(version) && version > schemaVersion ? version : null;
}

/** Whether this version of the product opens it. */
export function isKnownVersion(version: unknown): boolean {
  return version === 1 || version === schemaVersion;
}
