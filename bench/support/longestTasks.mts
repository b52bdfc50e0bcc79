import type { Browser, Page } from "playwright-core";

/** One event of Chrome's trace, µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
}

/** What a page marks, with `performance.mark`, where a phase begins. */
export function markOf(phase: string): string {
  return `phase ${phase}`;
}

/** What happens in the page from now on is of this phase. */
export function beginPhase(page: Page, phase: string): Promise<void> {
  return page.evaluate((name) => void performance.mark(name), markOf(phase));
}

/**
 * The longest task of the page's main thread in each phase of `act`, ms: what Chrome traces, since what a page itself can
 * observe are tasks over 50 ms alone, in steps of 8. A task is of the phase in which it ends.
 */
export async function longestTasks(
  browser: Browser,
  page: Page,
  phases: readonly string[],
  act: () => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return longestByPhase(traceEvents, phases);
}

function longestByPhase(events: readonly TraceEvent[], phases: readonly string[]): ReadonlyMap<string, number> {
  const marks = phases.flatMap((phase) => {
    const mark = events.find(({ cat, name }) => cat.includes("blink.user_timing") && name === markOf(phase));
    return mark === undefined ? [] : [{ phase, mark }];
  });
  const [first] = marks;
  if (first === undefined) throw new Error("the trace has no phase");
  const { pid, tid } = first.mark;
  const longest = new Map(marks.map(({ phase }) => [phase, 0]));
  for (const { name, ph, ts, dur = 0, ...of } of events) {
    if (of.pid !== pid || of.tid !== tid || ph !== "X" || name !== "ThreadControllerImpl::RunTask") continue;
    const phase = marks.findLast(({ mark }) => mark.ts <= ts + dur)?.phase;
    if (phase !== undefined) longest.set(phase, Math.max(longest.get(phase) ?? 0, dur / 1000));
  }
  return longest;
}
