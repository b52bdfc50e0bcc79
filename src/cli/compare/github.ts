import { findingsOf } from "../../core/causes/findingsOf.ts";
import type { Comparison } from "../../core/comparison/comparison.ts";
import { foreignError } from "../../core/failure/foreignError.ts";
import type { Finding } from "../../core/findings/finding.ts";
import { findingGroups } from "../../core/findings/findingGroups.ts";
import { accountsOf } from "../../core/item/accountsOf.ts";
import { redact } from "../../core/masking/redact.ts";
import { append } from "../../files/files.ts";
import { oneLine } from "../../text/controlCharacters.ts";
import { comparisonMarkdown } from "../../text/export/comparisonMarkdown.ts";
import { markdownText } from "../../text/export/markdownParts.ts";
import { plainText } from "../../text/fillSegments.ts";
import { findingSentence } from "../../text/findings/findingSentence.ts";
import { findingTitle } from "../../text/findings/findingTitle.ts";
import { verdictSentence } from "../../text/findings/verdictSentence.ts";
import type { TextContext } from "../../text/segment.ts";
import type { Sink } from "../terminal/sink.ts";

type Level = "error" | "warning" | "notice";

const levels: Readonly<Record<Finding["severity"], Level>> = { problem: "error", warning: "warning", info: "notice" };

/** Annotations that GitHub keeps of each level in one step; it drops the rest without a message. */
const mostOfALevel = 10;

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

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
}

/** One line of stderr: GitHub reads both streams, and stdout may be one JSON document. */
export function annotate({ level, title, message }: Annotation, io: Sink): void {
  io.command(`::${level} title=${property(title)}::${data(message)}`);
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

/**
 * Encodes a value as GitHub's runner decodes it; line breaks are dropped. Source: https://github.com/actions/toolkit,
 * `packages/core/src/command.ts`.
 */
function data(text: string): string {
  return redact(oneLine(text), []).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
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
