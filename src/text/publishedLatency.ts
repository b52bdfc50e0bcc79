import { formatLatency } from "./format.ts";
import type { TextContext } from "./segment.ts";
import { fill, message } from "./translate.ts";

/** Plaid's published figures (ms) in words, or that there are none. */
export function publishedLatency(
  latency: { readonly p50Ms: number; readonly p95Ms: number } | null,
  context: TextContext,
): string {
  if (latency === null) return message(["repeat.unpublished-words"], context);
  return fill(message(["repeat.published-words"], context), {
    p50: formatLatency(latency.p50Ms, context),
    p95: formatLatency(latency.p95Ms, context),
  });
}
