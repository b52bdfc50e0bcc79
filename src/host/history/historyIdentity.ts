/** Reads whose history a page had saved in its state: an Item's, or null for that of every Item. */
export function readHistoryItem(state: unknown): string | null {
  if (typeof state !== "object" || state === null) return null;
  const { schemaVersion, itemId } = state as Partial<Record<string, unknown>>;
  return schemaVersion === 1 && typeof itemId === "string" && itemId !== "" ? itemId : null;
}
