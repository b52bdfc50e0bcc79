import type { Journal, KeptWorld } from "../state/journal.ts";
import type { ClockState } from "./clock.ts";

/**
 * Where the clock of a kept world stands when it goes on; null when nobody knows. It ticked until its world stopped
 * (`ranUntil`), or to this day where that is not told.
 * @param now real ms since the epoch
 */
export function clockAfter(
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
