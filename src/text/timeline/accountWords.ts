import type { Timeline } from "../../core/timeline/timeline.ts";

/** An account by its name and mask, as the tables call it. */
export function accountWords({ name, mask }: Pick<Timeline, "name" | "mask">): string {
  return mask === null || mask === "" ? name : `${name} ••${mask}`;
}
