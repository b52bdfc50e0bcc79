import type { TimelineSubject } from "../timeline/timelines.ts";

/** Whose time line a page of the larger view had saved in its state; null for any other state. */
export function readTimelineIdentity(state: unknown): TimelineSubject | null {
  if (typeof state !== "object" || state === null) return null;
  const { schemaVersion, itemId, accountId } = state as Partial<Record<string, unknown>>;
  const isNamed = typeof itemId === "string" && itemId !== "" && typeof accountId === "string" && accountId !== "";
  return schemaVersion === 1 && isNamed ? { key: itemId, accountId } : null;
}
