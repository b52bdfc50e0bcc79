import type { JournalChange, KeptWorld } from "./journal.ts";

/**
 * The same world in fewer lines. What was before a reset is over. Of all that moved the clock only the last counts: every
 * change carries its own moment, and whatever falls due in between happens on the way to the next one.
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
