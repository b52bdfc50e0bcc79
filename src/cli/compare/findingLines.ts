import type { Finding } from "../../core/finding.ts";
import { type FindingGroup, findingGroups } from "../../core/findingGroups.ts";
import { type Advice, adviceIn } from "../../text/adviceIn.ts";
import { plainText as joined } from "../../text/fillSegments.ts";
import { findingSentence } from "../../text/findingSentence.ts";
import { type PanelLabel, panelLabel } from "../../text/panelLabels.ts";
import type { Segment, TextContext } from "../../text/segment.ts";
import type { Verdict } from "../../text/verdict.ts";
import { windowIn } from "../../text/windowIn.ts";
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
  const window = windowIn(group, context);
  const lead = `${number}. `;
  const indent = " ".repeat(lead.length);
  return [
    ...entryLines(fact, { lead, marks: [severity, panelLabel(fact.certainty, context)], ...at(fact) }),
    ...causes.flatMap((each) =>
      entryLines(each, {
        lead: `${indent}- `,
        marks: [panelLabel(each.certainty, context)],
        ...at(each),
      }),
    ),
    ...additions.flatMap((each) => entryLines(each, { lead: `${indent}- `, marks: [], ...at(each) })),
  ];

  function at(finding: Finding) {
    return { advice: advice.get(finding), window: window(finding), listing };
  }
}

interface Entry {
  readonly lead: string;
  readonly marks: readonly string[];
  /** When it happened; empty where that is said elsewhere. */
  readonly window: string;
  readonly advice: Advice | undefined;
  readonly listing: FindingListing;
}

function entryLines(finding: Finding, entry: Entry): readonly string[] {
  const { lead, marks, window, advice, listing } = entry;
  const { context, style, width } = listing;
  const indent = " ".repeat(lead.length);
  const sentence = [
    ...(marks.length === 0 ? [] : [`[${marks.join(", ")}]`]),
    textOf(findingSentence(finding, context)),
    window,
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
