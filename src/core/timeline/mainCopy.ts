import type { CopyStep, Timeline } from "./timeline.ts";

/** The shared copy; for an Item with a copy per product, the first of them. */
export function mainCopy({ copies }: Pick<Timeline, "copies">): readonly CopyStep[] {
  const name = copies.find(({ copy }) => copy === "item")?.copy ?? copies[0]?.copy;
  return copies.filter(({ copy }) => copy === name);
}
