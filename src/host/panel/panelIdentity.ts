/** The part of a page's saved state that the host needs: the Item, and which of its comparisons. */
export interface PanelIdentity {
  readonly itemId: string;
  readonly comparisonId: string | null;
}

/** Reads a saved state; null when it is missing, of another version, or not ours. */
export function readPanelIdentity(state: unknown): PanelIdentity | null {
  if (typeof state !== "object" || state === null) return null;
  const { schemaVersion, itemId, comparisonId } = state as Partial<Record<string, unknown>>;
  if (schemaVersion !== 1 || typeof itemId !== "string" || itemId === "") return null;
  return { itemId, comparisonId: typeof comparisonId === "string" ? comparisonId : null };
}
