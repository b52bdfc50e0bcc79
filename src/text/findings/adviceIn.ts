import type { Finding } from "../../core/findings/finding.ts";
import type { FindingGroup } from "../../core/findings/findingGroups.ts";
import type { TextContext } from "../segment.ts";
import { adviceSentence, settlementSentence } from "./findingSentence.ts";

/**
 * What to do about a finding and what would settle it; empty where there is nothing, or where the group has said it
 * already.
 */
export interface Advice {
  readonly advice: string;
  readonly settlement: string;
}

/**
 * The advice of a fact and of its causes and additions. Advice that several of them share is given by the first in
 * their order.
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
