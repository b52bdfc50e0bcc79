import type { Fold } from "../core/reading/foldAlike.ts";
import { latencyWords } from "./callWords.ts";
import { formatLatency } from "./format.ts";
import { passName } from "./passName.ts";
import type { TextContext } from "./segment.ts";
import { sharedLabel } from "./sharedLabels.ts";

/** The step and number of merged calls: `Cached ×5`, or `Real-time`. */
export function foldName({ members }: Fold, context: TextContext): string {
  const step = passName(members[0].pass, context);
  return members.length > 1 ? `${step} ×${members.length}` : step;
}

/** True when a single call needs its endpoint, because the step alone does not identify it. */
export function needsEndpoint({ members: [first, ...others] }: Fold): boolean {
  return others.length === 0 && (first.kind === "cached" || first.pass === "single");
}

/** The latency of merged calls, from fastest to slowest, or that it was not recorded. */
export function foldLatency({ members }: Fold, context: TextContext): string {
  const latencies = members.filter((each) => !each.notRecorded?.includes("latencyMs")).map((each) => each.latencyMs);
  if (latencies.length === 0) return latencyWords(members[0], context);
  const low = formatLatency(Math.min(...latencies), context);
  const high = formatLatency(Math.max(...latencies), context);
  return low === high ? low : sharedLabel("latencyRange", context, { low, high });
}

/** The title with an evaluation's decision: Plaid's own code, not translated. */
export function foldTitle(fold: Fold, context: TextContext): string {
  const [first] = fold.members;
  const decision = first.outcome === "ok" ? (first.signal?.result ?? null) : null;
  // The text comes from a server: only a code in Plaid's form goes into a heading.
  const isWord = decision !== null && /^[A-Z_]{1,20}$/.test(decision);
  return isWord ? `${foldName(fold, context)}: ${decision}` : foldName(fold, context);
}
