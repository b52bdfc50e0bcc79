import { type EndpointPath, endpointPaths } from "../endpoint.ts";
import type { CallHints } from "./savedBody.ts";

/** The longest first: `/accounts/balance/get` is not `/accounts/get`, and a name may hold both words. */
const byLength = endpointPaths.toSorted((left, right) => right.length - left.length);

const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})/i;

/** The endpoint a text names: as a path, or as a file's name writes it (`accounts-balance-get.json`). */
export function endpointIn(text: string): EndpointPath | null {
  const path = byLength.find((each) => text.includes(each));
  if (path !== undefined) return path;
  const words = text.toLowerCase().replace(/[^a-z]+/g, "/");
  return byLength.find((each) => `/${words}/`.includes(`${each}/`)) ?? null;
}

/** The first time of day with a zone in a text, as ISO 8601; null when there is none. */
export function instantIn(text: string): string | null {
  const ms = Date.parse(instant.exec(text)?.[0] ?? "");
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/**
 * Whether a name says which of the two like answers it holds (`live.json`, `cached.json`); null when it does not. Whole words
 * alone say it: `delivered.json` is not live, and both answers hold `balances`.
 */
export function freshnessIn(text: string): "cached" | "real-time" | null {
  const words = text.toLowerCase().replace(/[^a-z]+/g, " ");
  if (/cache|stored/.test(words)) return "cached";
  return /real ?time|\blive\b|\bbalance\b/.test(words) ? "real-time" : null;
}

/** What a file's name, or the text in front of a body, tells of its call. */
export function hintsIn(text: string): CallHints {
  const endpoint = endpointIn(text);
  const startedAt = instantIn(text);
  return { ...(endpoint !== null && { endpoint }), ...(startedAt !== null && { startedAt }) };
}
