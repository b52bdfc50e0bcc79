/** The part of a page's saved state that the host needs: the Item, and which of its comparisons. */
export interface PanelIdentity {
  readonly itemId: string;
  readonly comparisonId: string | null;
}

/** Null for missing state, for that of another version, and for anything else that is not ours. */
export function readPanelIdentity(state: unknown): PanelIdentity | null {
  if (typeof state !== "object" || state === null) return null;
  const { schemaVersion, itemId, comparisonId } = state as Partial<Record<string, unknown>>;
  if (schemaVersion !== 1 || typeof itemId !== "string" || itemId === "") return null;
  return { itemId, comparisonId: typeof comparisonId === "string" ? comparisonId : null };
}
