import type { Finding } from "../../core/finding.ts";
import { type FindingGroup, findingGroups } from "../../core/findingGroups.ts";
import { type Advice, adviceIn } from "../../text/adviceIn.ts";
import { plainText as joined } from "../../text/fillSegments.ts";
import { findingSentence, windowSentence } from "../../text/findingSentence.ts";
import { type PanelLabel, panelLabel } from "../../text/panelLabels.ts";
import type { Segment, TextContext } from "../../text/segment.ts";
import type { Verdict } from "../../text/verdict.ts";
import { plainText } from "../terminal/plainText.ts";
import type { Style } from "../terminal/style.ts";
import { prose } from "./prose.ts";

export interface FindingListing {
  readonly context: TextContext;
  readonly style: Style;
  readonly width: number;
}

/**
 * The gravest fact and, on lines of its own, its best cause. The certainty is of the cause where one is told, since that is
 * the less sure of the two.
 */
export function verdictLines(verdict: Verdict, { context, style, width }: FindingListing): readonly string[] {
  const { fact, explanation, certainty } = verdict;
  const sure = certainty === null ? "" : ` (${panelLabel(certainty, context)})`;
  return [
    ...prose(`${panelLabel("verdict", context)}${sure}: ${textOf(fact)}`, width),
    ...(explanation.length === 0 ? [] : prose(`  ${textOf(explanation)}`, width)),
  ].map(style.heading);
}

const severityLabels: Readonly<Record<Finding["severity"], PanelLabel>> = {
  info: "severityInfo",
  warning: "severityWarning",
  problem: "severityProblem",
};

/** Facts, numbered; under each, further in, its causes and what adds to it. */
export function findingLines(findings: readonly Finding[], listing: FindingListing): readonly string[] {
  const { context, style } = listing;
  if (findings.length === 0) return [panelLabel("findingsNone", context)];
  const lines = findingGroups(findings).flatMap((group, index) => groupLines(group, index + 1, listing));
  return [style.heading(panelLabel("findings", context)), ...lines];
}

function groupLines(group: FindingGroup, number: number, listing: FindingListing): readonly string[] {
  const { context } = listing;
  const { fact, causes, additions } = group;
  const advice = adviceIn(group, context);
  const severity = panelLabel(severityLabels[fact.severity], context);
  // That it is unexplained says when it happened; nobody needs to read it twice.
  const isDated = !additions.some((each) => windowSentence(each, context) !== "");
  const lead = `${number}. `;
  const indent = " ".repeat(lead.length);
  return [
    ...entryLines(fact, { lead, marks: [severity, panelLabel(fact.certainty, context)], isDated, ...at(fact) }),
    ...causes.flatMap((each) =>
      entryLines(each, {
        lead: `${indent}- `,
        marks: [panelLabel(each.certainty, context)],
        isDated: false,
        ...at(each),
      }),
    ),
    ...additions.flatMap((each) => entryLines(each, { lead: `${indent}- `, marks: [], isDated: true, ...at(each) })),
  ];

  function at(finding: Finding) {
    return { advice: advice.get(finding), listing };
  }
}

interface Entry {
  readonly lead: string;
  readonly marks: readonly string[];
  readonly isDated: boolean;
  readonly advice: Advice | undefined;
  readonly listing: FindingListing;
}

function entryLines(finding: Finding, entry: Entry): readonly string[] {
  const { lead, marks, isDated, advice, listing } = entry;
  const { context, style, width } = listing;
  const indent = " ".repeat(lead.length);
  const sentence = [
    ...(marks.length === 0 ? [] : [`[${marks.join(", ")}]`]),
    textOf(findingSentence(finding, context)),
    ...(isDated ? [windowSentence(finding, context)] : []),
  ];
  const more = (mark: string, words: string | undefined) =>
    words === undefined || words === "" ? [] : prose(`${indent}${mark} ${words}`, width, `${indent}  `);
  return [
    ...prose(lead + sentence.filter((each) => each !== "").join(" "), width, indent),
    ...more("→", advice?.advice),
    ...more("?", advice?.settlement),
    `${indent}${style.faint(`${finding.code} · ${finding.docUrl}`)}`,
  ];
}

function textOf(segments: readonly Segment[]): string {
  return plainText(joined(segments));
}
