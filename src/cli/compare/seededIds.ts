import { createHash } from "node:crypto";
import type { Ids } from "../../core/run/ports.ts";

/** UUIDs (version 4 in form) that follow from a seed: the same run gives the same ones. */
export function seededIds(seed: number): Ids {
  let made = 0;
  return {
    uuid() {
      const hex = createHash("sha256").update(`${seed} ${made++}`).digest("hex");
      const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}
