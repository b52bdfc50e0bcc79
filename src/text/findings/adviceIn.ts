import type { Finding } from "../../core/findings/finding.ts";
import type { FindingGroup } from "../../core/findings/findingGroups.ts";
import type { TextContext } from "../segment.ts";
import { adviceSentence, settlementSentence } from "./findingSentence.ts";

/**
 * What to do about a finding, and what would confirm it; empty when there is nothing, or when the group already said
 * it.
 */
export interface Advice {
  readonly advice: string;
  readonly settlement: string;
}

/**
 * The advice of a fact, its causes and its additions. Advice that several share is given only with the first of them.
 */
export function adviceIn(
  { fact, causes, additions }: FindingGroup,
  context: TextContext,
): ReadonlyMap<Finding, Advice> {
  const given = new Set<string>();
  const once = (words: string): string => {
    if (given.has(words)) return "";
    given.add(words);
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
