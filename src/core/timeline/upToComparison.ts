import type { Timeline } from "./timeline.ts";

/**
 * The time line as it stood after the last call of a comparison: what came later is left out, and what was to come then is
 * not known any more. Null when it has no call of that comparison.
 */
export function upToComparison(timeline: Timeline, comparisonId: string): Timeline | null {
  const last = timeline.calls.findLast((call) => call.comparisonId === comparisonId);
  if (last === undefined) return null;
  const end = Date.parse(last.at);
  const hadHappened = ({ at }: { readonly at: string }) => Date.parse(at) <= end;
  return {
    ...timeline,
    to: last.at,
    now: last.at,
    bank: timeline.bank.filter(hadHappened),
    copies: timeline.copies.filter(hadHappened),
    calls: timeline.calls.filter(hadHappened),
    troubles: timeline.troubles
      .filter(({ from }) => Date.parse(from) <= end)
      .map((trouble) =>
        trouble.until === null || Date.parse(trouble.until) > end ? { ...trouble, until: null } : trouble,
      ),
    nextRefreshAt: null,
  };
}
