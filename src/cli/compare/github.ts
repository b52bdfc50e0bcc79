import { findingsOf } from "../../core/causes/findingsOf.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import type { Finding } from "../../core/findings/finding.ts";
import { findingGroups } from "../../core/findings/findingGroups.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { redact } from "../../core/masking/redact.ts";
import { append } from "../../files/files.ts";
import { comparisonMarkdown } from "../../text/export/comparisonMarkdown.ts";
import { markdownText } from "../../text/export/markdownParts.ts";
import { plainText } from "../../text/fillSegments.ts";
import { findingSentence } from "../../text/findings/findingSentence.ts";
import { findingTitle } from "../../text/findings/findingTitle.ts";
import { verdictSentence } from "../../text/findings/verdictSentence.ts";
import type { TextContext } from "../../text/segment.ts";
import { type Annotation, annotate, mostOfALevel } from "../terminal/annotation.ts";
import type { Sink } from "../terminal/sink.ts";

const levels: Readonly<Record<Finding["severity"], Annotation["level"]>> = {
  problem: "error",
  warning: "warning",
  info: "notice",
};

/** Bytes of a step's summary; GitHub refuses one larger than 1 MiB altogether. */
const mostSummary = 1_000_000;

/**
 * Gives comparisons to GitHub Actions: problems and warnings as annotations, the whole as Markdown in the summary of the step.
 * Without `GITHUB_STEP_SUMMARY`, as anywhere else, there is no summary, and that is said.
 */
export async function showInGitHub(
  comparisons: readonly Comparison[],
  failed: string | null,
  io: Sink,
  context: TextContext,
): Promise<void> {
  const annotations = comparisons.flatMap((comparison) => annotationsOf(comparison, context));
  for (const level of ["error", "warning"] as const) {
    for (const annotation of annotations.filter((each) => each.level === level).slice(0, mostOfALevel))
      annotate(annotation, io);
  }
  if (failed !== null) annotate({ level: "error", title: "Balance Lens", message: failed }, io);
  const file = io.env.GITHUB_STEP_SUMMARY ?? "";
  if (file === "") {
    io.say("GITHUB_STEP_SUMMARY is not set, so no step summary was written.");
    return;
  }
  await append(file, summaryOf(comparisons, failed, context)).catch((error: unknown) => {
    io.say(`The step summary could not be written: ${foreignError(error)}.`);
  });
}

function annotationsOf(comparison: Comparison, context: TextContext): readonly Annotation[] {
  return findingGroups(findingsOf(comparison))
    .filter(({ fact }) => fact.severity !== "info")
    .map(({ fact, causes: [cause] }) => ({
      level: levels[fact.severity],
      title: `${nameOf(comparison)}: ${findingTitle(fact.code, context)}`,
      message: [fact, ...(cause === undefined ? [] : [cause])]
        .map((finding) => plainText(findingSentence(finding, context)))
        .join(" "),
    }));
}

function nameOf({ item }: Comparison): string {
  return item.scenario ?? item.institutionName ?? item.itemId;
}

/** Whole comparisons as long as there is room, then the verdict of each other one. */
function summaryOf(comparisons: readonly Comparison[], failed: string | null, context: TextContext): string {
  let room = mostSummary;
  const parts = [...(failed === null ? [] : [`**${markdownText(failed)}**`])];
  for (const comparison of comparisons) {
    const whole = comparisonMarkdown(comparison, context);
    const size = Buffer.byteLength(whole);
    const part = size <= room ? whole : verdictAlone(comparison, context);
    room -= Buffer.byteLength(part);
    if (room < 0) break;
    parts.push(part);
  }
  return `${parts.join("\n\n")}\n`;
}

function verdictAlone(comparison: Comparison, context: TextContext): string {
  const verdict = plainText(verdictSentence(comparison, findingsOf(comparison), context).segments);
  const count = accountsOf(comparison).length;
  return redact(`**${markdownText(nameOf(comparison))}** (${count} accounts): ${markdownText(verdict)}`, []);
}
