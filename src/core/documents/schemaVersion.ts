/** The version of stored and exported comparisons. Version 1 is still opened. */
const schemaVersion = 2;

/**
 * The version of a stored value written by a later version of the product, where fields may have other meanings; null
 * for any other value.
 */
export function newerVersionOf(kept: unknown): number | null {
  if (typeof kept !== "object" || kept === null || !("schemaVersion" in kept)) return null;
  const version = kept.schemaVersion;
  return typeof version === "number" && Number.isInteger(version) && version > schemaVersion ? version : null;
}

/** True for a version that this product opens. */
export function isKnownVersion(version: unknown): boolean {
  return version === 1 || version === schemaVersion;
}
