import type { Finding } from "../core/finding.ts";
import { fillSegments } from "./fillSegments.ts";
import type { Segment, TextContext } from "./segment.ts";
import { counted, findMessage, message } from "./translate.ts";

function templateOf(finding: Finding, context: TextContext): string {
  const plain = `finding.${finding.code}`;
  const keys = finding.variant === undefined ? [plain] : [`${plain}.${finding.variant}`, plain];
  const count = finding.params.count;
  if (count?.kind !== "count") return message(keys, context);
  return message(
    keys.flatMap((key) => counted(key, count.value, context)),
    context,
  );
}

/** What a finding says, in pieces: each number carries the answers it came from. */
export function findingSentence(finding: Finding, context: TextContext): readonly Segment[] {
  const template = templateOf(finding, context);
  const field = finding.params.field?.kind === "text" ? finding.params.field.value : "available";
  // Sentences about a gap open alike; which words open them depends on the number that differs.
  const opening = findMessage(`gap.${field}`, context) ?? message(["gap.available"], context);
  const sure = { kind: "text", value: finding.certainty } as const;
  return fillSegments(
    template.replace("{gap}", () => opening),
    { ...finding.params, sure, sureCapital: sure },
    context,
  );
}

/** What would make a finding certain; empty when it is. */
export function settlementSentence(finding: Finding, context: TextContext): string {
  return finding.settledBy === undefined ? "" : message([`settle.${finding.settledBy}`], context);
}

/** What the person can do about a finding; empty when there is nothing to do. */
export function adviceSentence(finding: Finding, context: TextContext): string {
  return message([`advice.${finding.advice}`], context);
}
