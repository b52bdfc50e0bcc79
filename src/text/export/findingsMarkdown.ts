import type { Finding } from "../../core/findings/finding.ts";
import { type FindingGroup, findingGroups } from "../../core/findings/findingGroups.ts";
import { plainText } from "../fillSegments.ts";
import { adviceIn } from "../findings/adviceIn.ts";
import { findingSentence, plaidsWords } from "../findings/findingSentence.ts";
import type { VerdictSentence } from "../findings/verdictSentence.ts";
import { windowIn } from "../findings/windowIn.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";
import { markdownCode, markdownText } from "./markdownParts.ts";

/** The most severe fact and its best cause, with the cause's certainty if there is one. */
export function verdictMarkdown({ segments, certainty }: VerdictSentence, context: TextContext): string {
  const sure = certainty === null ? "" : ` (${sharedLabel(certainty, context)})`;
  return `**${sharedLabel("verdict", context)}${sure}:** ${markdownText(plainText(segments))}`;
}

/** The facts as a numbered list, each with its causes and additions. */
export function findingsMarkdown(findings: readonly Finding[], context: TextContext): string {
  return findingGroups(findings)
    .flatMap((group, index) => groupLines(group, `${index + 1}. `, context))
    .join("\n");
}

function groupLines(group: FindingGroup, lead: string, context: TextContext): readonly string[] {
  const { fact, causes, additions } = group;
  const advice = adviceIn(group, context);
  const window = windowIn(group, context);
  const entry = (finding: Finding): string => {
    const parts = [
      plainText(findingSentence(finding, context)),
      plaidsWords(finding, context),
      window(finding),
      advice.get(finding)?.advice ?? "",
      advice.get(finding)?.settlement ?? "",
    ];
    const sentences = parts.filter((sentence) => sentence !== "").map(markdownText);
    const marks = `${markdownCode(finding.code)}, ${sharedLabel(finding.certainty, context)}`;
    return `${sentences.join(" ")} (${marks}, [${sharedLabel("plaidDocs", context)}](${finding.docUrl}))`;
  };
  const indent = " ".repeat(lead.length);
  return [
    `${lead}${entry(fact)}`,
    ...causes.map((each) => `${indent}- ${entry(each)}`),
    ...additions.map((each) => `${indent}- ${entry(each)}`),
  ];
}
