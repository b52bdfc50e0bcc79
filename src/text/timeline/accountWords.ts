import type { Timeline } from "../../core/timeline/timeline.ts";

/** An account's name and last digits, as in the tables. */
export function accountWords({ name, mask }: Pick<Timeline, "name" | "mask">): string {
  return mask === null || mask === "" ? name : `${name} ••${mask}`;
}
