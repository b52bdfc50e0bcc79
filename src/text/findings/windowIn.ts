import type { Finding } from "../../core/findings/finding.ts";
import type { FindingGroup } from "../../core/findings/findingGroups.ts";
import type { TextContext } from "../segment.ts";
import { windowSentence } from "./findingSentence.ts";

const ofEvaluations: readonly string[] = ["evaluated-differs", "cached-differs-from-evaluated"];

/**
 * Returns when a finding's subject happened, as a sentence to append to its own; empty when there is nothing to
 * append. A group says it once: with an addition, such as that the fact is unexplained, else with the fact.
 */
export function windowIn({ fact, additions }: FindingGroup, context: TextContext): (finding: Finding) => string {
  const isSaidBelow = additions.some(({ window }) => window !== undefined);
  return (finding) => {
    if (finding.explains !== undefined || (finding === fact && isSaidBelow)) return "";
    // Evaluated balances have no update time: their window reaches back to the link and says nothing useful.
    if (ofEvaluations.includes(finding.code)) return "";
    return windowSentence(finding, context);
  };
}
