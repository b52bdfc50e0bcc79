import type { Comparison } from "../core/comparison.ts";
import type { Certainty, Finding } from "../core/finding.ts";
import { fillSegments } from "./fillSegments.ts";
import { findingSentence } from "./findingSentence.ts";
import type { Segment, TextContext } from "./segment.ts";
import { counted, message } from "./translate.ts";

function plain(key: string, context: TextContext): { segments: readonly Segment[]; certainty: null } {
  return { segments: [{ text: message([key], context) }], certainty: null };
}

/**
 * The one sentence above a comparison: its gravest finding, and how many more accounts it holds for. `findings` are
 * those of `findingsOf(comparison)`, in that order.
 */
export function verdictOf(
  comparison: Comparison,
  findings: readonly Finding[],
  context: TextContext,
): { readonly segments: readonly Segment[]; readonly certainty: Certainty | null } {
  const [first] = findings;
  if (first === undefined) {
    if (comparison.status === "running") return plain("verdict.running", context);
    const answered = comparison.readings.some((reading) => reading.outcome === "ok" && reading.accounts.length > 0);
    if (answered) return plain("verdict.no-finding", context);
    return plain(comparison.status === "cancelled" ? "verdict.cancelled" : "verdict.no-answer", context);
  }
  const alike = findings.filter((finding) => finding.code === first.code);
  const more = new Set(alike.flatMap((finding) => finding.accountIds)).size - first.accountIds.length;
  const sentence = findingSentence(first, context);
  if (more < 1) return { segments: sentence, certainty: first.certainty };
  const count = { kind: "count", value: more } as const;
  const tail = fillSegments(message(counted("verdict.more", more, context), context), { count }, context);
  return { segments: [...sentence, { text: " " }, ...tail], certainty: first.certainty };
}
