import type { Finding } from "../../core/findings/finding.ts";
import type { FindingGroup } from "../../core/findings/findingGroups.ts";
import type { TextContext } from "../segment.ts";
import { adviceSentence, settlementSentence } from "./findingSentence.ts";

/** What to do about a finding and what would settle it; empty where there is nothing, or where it was said above. */
export interface Advice {
  readonly advice: string;
  readonly settlement: string;
}

/**
 * The advice of a fact and of all that belongs to it. What several of them have in common is said by the first, in the
 * order in which they stand.
 */
export function adviceIn(
  { fact, causes, additions }: FindingGroup,
  context: TextContext,
): ReadonlyMap<Finding, Advice> {
  const said = new Set<string>();
  const once = (words: string): string => {
    if (said.has(words)) return "";
    said.add(words);
    return words;
  };
  return new Map(
    [fact, ...causes, ...additions].map((finding) => [
      finding,
      {
        advice: once(adviceSentence(finding, context)),
        settlement: once(settlementSentence(finding, context)),
      },
    ]),
  );
}
