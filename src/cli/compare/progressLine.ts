import type { RunProgress } from "../../core/run/runComparison.ts";
import { formatLatency } from "../../text/format.ts";
import type { TextContext } from "../../text/segment.ts";
import { sharedLabel } from "../../text/sharedLabels.ts";
import type { Sink } from "../terminal/sink.ts";

/** One line on stderr that says how far a comparison is; nothing where stderr is no terminal. */
export function progressLine(io: Sink, context: TextContext) {
  return {
    show({ comparison, inFlight }: RunProgress): void {
      if (!io.isErrorTerminal) return;
      const total = comparison.plan.steps.reduce((count, { calls }) => count + calls.length, 0);
      const done = sharedLabel("progress", context, {
        done: String(comparison.readings.length),
        total: String(total),
      });
      const waiting = inFlight.map(({ readingId, elapsedMs }) => `${readingId} ${formatLatency(elapsedMs, context)}`);
      io.move([done, ...waiting.slice(0, 1)].join(" · "));
    },
    clear(): void {
      if (io.isErrorTerminal) io.move("");
    },
  };
}
