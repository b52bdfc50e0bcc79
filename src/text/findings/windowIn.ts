import type { Finding } from "../../core/findings/finding.ts";
import type { FindingGroup } from "../../core/findings/findingGroups.ts";
import type { TextContext } from "../segment.ts";
import { windowSentence } from "./findingSentence.ts";

const ofEvaluations: readonly string[] = ["evaluated-differs", "cached-differs-from-evaluated"];

/**
 * Says of each finding of a group when what it is about happened, as a sentence to add to its own; empty where nothing is to be
 * added. It is said once: by what adds to the fact, such as that it is unexplained, else by the fact.
 */
export function windowIn({ fact, additions }: FindingGroup, context: TextContext): (finding: Finding) => string {
  const isSaidBelow = additions.some(({ window }) => window !== undefined);
  return (finding) => {
    if (finding.explains !== undefined || (finding === fact && isSaidBelow)) return "";
    // An evaluated number has no stamp: its window reaches back to the link and says nothing that helps.
    if (ofEvaluations.includes(finding.code)) return "";
    return windowSentence(finding, context);
  };
}
