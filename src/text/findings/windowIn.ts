import type { Finding } from "../../core/findings/finding.ts";
import type { FindingGroup } from "../../core/findings/findingGroups.ts";
import type { TextContext } from "../segment.ts";
import { windowSentence } from "./findingSentence.ts";

const ofEvaluations: readonly string[] = ["evaluated-differs", "cached-differs-from-evaluated"];

/**
 * Says when the subject of a finding happened, as a sentence to append to its own; empty where there is nothing to
 * append. Of a group it is said once: by an addition, such as that the fact is unexplained, else by the fact.
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
