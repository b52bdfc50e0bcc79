import type { Finding } from "../../core/findings/finding.ts";
import { explanationOf, type FindingGroup, findingGroups } from "../../core/findings/findingGroups.ts";
import type { KnownAccount } from "../../core/item/accountsOf.ts";
import { plainText as joined } from "../../text/fillSegments.ts";
import { type Advice, adviceIn } from "../../text/findings/adviceIn.ts";
import { findingSentence, plaidsWords } from "../../text/findings/findingSentence.ts";
import { findingTitle } from "../../text/findings/findingTitle.ts";
import type { VerdictSentence } from "../../text/findings/verdictSentence.ts";
import { windowIn } from "../../text/findings/windowIn.ts";
import { formatDifference, formatMoney } from "../../text/format.ts";
import type { Segment, TextContext } from "../../text/segment.ts";
import { type SharedLabel, sharedCount, sharedLabel } from "../../text/sharedLabels.ts";
import { displayWidth, truncate } from "../terminal/displayWidth.ts";
import { plainText } from "../terminal/plainText.ts";
import { shortAccountLabel } from "./accountLabel.ts";
import { prose } from "./prose.ts";
import type { Rendering } from "./rendering.ts";

/**
 * The gravest fact and, on lines of its own, its best cause. The certainty is that of the cause where there is one,
 * since it is the less certain of the two.
 */
export function verdictLines(verdict: VerdictSentence, { context, style, width }: Rendering): readonly string[] {
  const { fact, explanation, certainty } = verdict;
  const sure = certainty === null ? "" : ` (${sharedLabel(certainty, context)})`;
  return [
    ...prose(`${sharedLabel("verdict", context)}${sure}: ${textOf(fact)}`, width),
    ...(explanation.length === 0 ? [] : prose(`  ${textOf(explanation)}`, width)),
  ].map(style.heading);
}

const severityLabels: Readonly<Record<Finding["severity"], SharedLabel>> = {
  info: "severityInfo",
  warning: "severityWarning",
  problem: "severityProblem",
};

/** The sign before a finding that has one line; colour only repeats it. */
const marks: Readonly<Record<Finding["severity"], string>> = { problem: "✗", warning: "!", info: "·" };

/** Findings that have a line each in brief; the rest is counted. */
const mostInBrief = 20;

/**
 * The findings, gravest first. In brief each is one line: what it is, of which account, by how much, and its best cause. Else
 * all that is known of it: facts, numbered; under each, further in, its causes and what adds to it.
 */
export function findingLines(
  findings: readonly Finding[],
  accounts: readonly KnownAccount[],
  rendering: Rendering,
): readonly string[] {
  const { context, style, isVerbose } = rendering;
  if (findings.length === 0) return [sharedLabel("findingsNone", context)];
  const groups = findingGroups(findings);
  if (isVerbose) {
    const lines = groups.flatMap((group, index) => groupLines(group, index + 1, rendering));
    return [style.heading(sharedLabel("findings", context)), ...lines];
  }
  const known = new Map(accounts.map((account) => [account.accountId, account]));
  const left = groups.length - mostInBrief;
  const keys = groups.map(({ fact }) => briefKey(fact));
  const isAlone = ({ fact }: FindingGroup): boolean => keys.filter((key) => key === briefKey(fact)).length === 1;
  return [
    `${style.heading(sharedLabel("findings", context))} ${style.faint("(--verbose: why, and what to do)")}`,
    ...groups.slice(0, mostInBrief).map((group) => briefLine(group, { known, isAlone: isAlone(group) }, rendering)),
    ...(left > 0 ? [style.faint(`${left} more (--verbose)`)] : []),
  ];
}

/** What a line in brief tells a fact by. */
function briefKey({ code, accountIds, params: { difference } }: Finding): string {
  return JSON.stringify([code, accountIds, difference]);
}

/** `isAlone`: no other fact would be told by the same words; else its amount and its calls tell them apart. */
function briefLine(
  group: FindingGroup,
  { known, isAlone }: { readonly known: ReadonlyMap<string, KnownAccount>; readonly isAlone: boolean },
  { context, style, width }: Rendering,
): string {
  const { fact } = group;
  const explanation = explanationOf(group);
  const sure = (finding: Finding) =>
    finding.certainty === "certain" ? "" : `${sharedLabel(finding.certainty, context)}: `;
  const title = `${marks[fact.severity]} ${sure(fact)}${findingTitle(fact.code, context)}`;
  const apart = isAlone ? "" : apartFrom(fact, context);
  const cause = explanation === null ? "" : ` (${sure(explanation)}${findingTitle(explanation.code, context)})`;
  const subject = subjectOf(fact, known, { context, room: width - displayWidth(`${title}: ${apart}${cause}`) });
  const line = truncate(`${title}${subject === "" ? "" : ": "}${subject}${apart}${cause}`, width);
  return fact.severity === "problem" ? style.problem(line) : fact.severity === "warning" ? style.differs(line) : line;
}

/** What is told of an account in one answer and otherwise in another: the amount, and the calls that answered it. */
function apartFrom({ params: { amount, calls } }: Finding, context: TextContext): string {
  const money = amount?.kind === "money" ? ` ${formatMoney(amount.value, amount.currency, context)}` : "";
  return calls?.kind === "list" ? `${money} (${calls.values.join(", ")})` : money;
}

/** The account and by how much, or how many accounts. */
function subjectOf(
  { accountIds, params }: Finding,
  accounts: ReadonlyMap<string, KnownAccount>,
  { context, room }: { readonly context: TextContext; readonly room: number },
): string {
  if (accountIds.length > 1) return sharedCount("accounts", accountIds.length, context);
  const account = accounts.get(accountIds[0] ?? "");
  if (account === undefined) return "";
  const { difference } = params;
  const by =
    difference?.kind === "difference" ? ` ${formatDifference(difference.value, difference.currency, context)}` : "";
  return `${shortAccountLabel(account, room - displayWidth(by))}${by}`;
}

function groupLines(group: FindingGroup, number: number, rendering: Rendering): readonly string[] {
  const { context } = rendering;
  const { fact, causes, additions } = group;
  const advice = adviceIn(group, context);
  const severity = sharedLabel(severityLabels[fact.severity], context);
  const window = windowIn(group, context);
  const lead = `${number}. `;
  const indent = " ".repeat(lead.length);
  return [
    ...entryLines(fact, { lead, marks: [severity, sharedLabel(fact.certainty, context)], ...at(fact) }),
    ...causes.flatMap((each) =>
      entryLines(each, {
        lead: `${indent}- `,
        marks: [sharedLabel(each.certainty, context)],
        ...at(each),
      }),
    ),
    ...additions.flatMap((each) => entryLines(each, { lead: `${indent}- `, marks: [], ...at(each) })),
  ];

  function at(finding: Finding) {
    return { advice: advice.get(finding), window: window(finding), rendering };
  }
}

interface Entry {
  readonly lead: string;
  readonly marks: readonly string[];
  /** When it happened; empty where another sentence says so. */
  readonly window: string;
  readonly advice: Advice | undefined;
  readonly rendering: Rendering;
}

function entryLines(finding: Finding, entry: Entry): readonly string[] {
  const { lead, marks: words, window, advice, rendering } = entry;
  const { context, style, width } = rendering;
  const indent = " ".repeat(lead.length);
  const sentence = [
    ...(words.length === 0 ? [] : [`[${words.join(", ")}]`]),
    textOf(findingSentence(finding, context)),
    plainText(plaidsWords(finding, context)),
    window,
  ];
  const more = (mark: string, said: string | undefined) =>
    said === undefined || said === "" ? [] : prose(`${indent}${mark} ${said}`, width, `${indent}  `);
  return [
    ...prose(lead + sentence.filter((each) => each !== "").join(" "), width, indent),
    ...more("→", advice?.advice),
    ...more("?", advice?.settlement),
    ...prose(`${indent}${finding.code} · ${finding.docUrl}`, width, indent).map(style.faint),
  ];
}

function textOf(segments: readonly Segment[]): string {
  return plainText(joined(segments));
}
