import type { RunProgress } from "../../core/runComparison.ts";
import { formatLatency } from "../../text/format.ts";
import { panelLabel } from "../../text/panelLabels.ts";
import type { TextContext } from "../../text/segment.ts";
import type { TerminalIo } from "../terminal/io.ts";

/** One line on a terminal's stderr that says how far a comparison is; nothing at all where nobody watches. */
export function progressLine(io: TerminalIo, context: TextContext) {
  const clear = "\r\u001b[2K";
  return {
    show({ comparison, inFlight }: RunProgress): void {
      if (!io.isErrorTerminal) return;
      const total = comparison.plan.steps.reduce((count, { calls }) => count + calls.length, 0);
      const done = panelLabel("progress", context, {
        done: String(comparison.readings.length),
        total: String(total),
      });
      const waiting = inFlight.map(({ readingId, elapsedMs }) => `${readingId} ${formatLatency(elapsedMs, context)}`);
      io.stderr(`${clear}${[done, ...waiting.slice(0, 1)].join(" · ")}`);
    },
    clear(): void {
      if (io.isErrorTerminal) io.stderr(clear);
    },
  };
}
