import { formatLatency } from "../format.ts";
import { repeatMessages } from "../messages/repeats.ts";
import type { TextContext } from "../segment.ts";
import { fill, message } from "../translate.ts";

/** Plaid's published latency (ms) in words, or that there is none. */
export function publishedLatency(
  latency: { readonly p50Ms: number; readonly p95Ms: number } | null,
  context: TextContext,
): string {
  if (latency === null) return message(["repeat.unpublished-words"], repeatMessages, context);
  return fill(message(["repeat.published-words"], repeatMessages, context), {
    p50: formatLatency(latency.p50Ms, context),
    p95: formatLatency(latency.p95Ms, context),
  });
}
