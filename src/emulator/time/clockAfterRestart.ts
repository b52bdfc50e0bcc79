import type { Journal, KeptWorld } from "../state/journal.ts";
import type { ClockState } from "./virtualClock.ts";

/**
 * The clock state with which a kept world continues; null when it is not known. The clock ran until its world stopped
 * (`ranUntil`), or until now where that is absent. @param now real ms since the epoch
 */
export function clockAfterRestart(
  { header, changes }: KeptWorld,
  { ranUntil, now }: { readonly ranUntil: Journal["ranUntil"]; readonly now: number },
): ClockState | null {
  const last = changes.at(-1) ?? (header.real === undefined ? null : { at: header.start, real: header.real });
  if (last === null) return null;
  const clock = changes.findLast((change) => change.kind === "clock");
  const frozen = clock?.kind === "clock" && clock.frozen;
  if (ranUntil === undefined) return { virtual: last.at, real: last.real, frozen };
  const ran = frozen ? 0 : Math.max(0, ranUntil - last.real);
  return { virtual: last.at + ran, real: now, frozen };
}
