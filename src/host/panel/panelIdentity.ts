/** What the host needs of the state a page saved: which Item, and which comparison of it. */
export interface PanelIdentity {
  readonly itemId: string;
  readonly comparisonId: string | null;
}

/** Null for no state at all, for another version's, and for anything else that is not ours. */
export function readPanelIdentity(state: unknown): PanelIdentity | null {
  if (typeof state !== "object" || state === null) return null;
  const { schemaVersion, itemId, comparisonId } = state as Partial<Record<string, unknown>>;
  if (schemaVersion !== 1 || typeof itemId !== "string" || itemId === "") return null;
  return { itemId, comparisonId: typeof comparisonId === "string" ? comparisonId : null };
}
