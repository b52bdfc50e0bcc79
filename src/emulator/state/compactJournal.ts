import type { JournalChange, KeptWorld } from "./journal.ts";

/**
 * The same world in fewer lines: drops what was before a reset, and all clock moves but the last. Every change has its
 * own moment, and whatever is due in between happens on the way to the next.
 */
export function compactJournal({ header, changes }: KeptWorld): KeptWorld {
  const last = changes.findLastIndex((change) => change.kind === "reset");
  const reset = changes[last];
  const begun =
    reset?.kind === "reset"
      ? { ...header, start: reset.start, real: reset.real, scenarios: reset.scenarios ?? header.scenarios }
      : header;
  const since = changes.slice(last + 1);
  const lastClock = since.findLastIndex((change) => change.kind === "clock");
  return { header: begun, changes: since.filter((change, index) => !isClock(change) || index === lastClock) };
}

function isClock(change: JournalChange): boolean {
  return change.kind === "clock";
}
