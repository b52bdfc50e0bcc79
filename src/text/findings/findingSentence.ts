import type { Finding } from "../../core/findings/finding.ts";
import { fillSegments } from "../fillSegments.ts";
import { adviceMessages } from "../messages/advice.ts";
import { findingMessages } from "../messages/findings.ts";
import { wordMessages } from "../messages/words.ts";
import type { Segment, TextContext } from "../segment.ts";
import { counted, fill, findMessage, message } from "../translate.ts";
import { plaidSays } from "./plaidSays.ts";
import { windowWords } from "./windowWords.ts";

function templateOf(finding: Finding, context: TextContext): string {
  const plain = `finding.${finding.code}` as const;
  const keys = finding.variant === undefined ? [plain] : [`${plain}.${finding.variant}` as const, plain];
  const count = finding.params.count;
  if (count?.kind !== "count") return message(keys, findingMessages, context);
  return message(
    keys.flatMap((key) => counted(key, count.value, context)),
    findingMessages,
    context,
  );
}

/**
 * A finding's sentence as segments; each number has the readings it came from. Besides the finding's parameters a
 * sentence may contain: `{gap}`, the differing balances; `{window}`, when that happened ("between Mar 2, 03:00 and
 * 12:00", see `windowWords`); for a failure `{when}`, its time if known; for an evaluation `{debited}`, its amount if
 * known; `{live}`, what is left to compare with, or which calls it is about.
 */
export function findingSentence(finding: Finding, context: TextContext): readonly Segment[] {
  const template = templateOf(finding, context);
  const field = finding.params.field?.kind === "text" ? finding.params.field.value : "available";
  // Sentences about a gap share their opening; its words depend on the field that differs.
  const opening =
    findMessage(`gap.${field}`, wordMessages, context) ?? message(["gap.available"], wordMessages, context);
  const { window, params } = finding;
  const live = params.live?.kind === "text" ? params.live.value : "unsaid";
  const parts: Readonly<Record<string, string>> = {
    gap: opening,
    ...(window !== undefined && { window: windowWords(window, context) }),
    when: params.failedAt === undefined ? "" : message(["when.known"], wordMessages, context),
    debited: params.debit === undefined ? "" : message(["debited.known"], wordMessages, context),
    live: findMessage(`live.${live}`, wordMessages, context) ?? "",
  };
  const filled = template.replace(/\{(gap|window|when|debited|live)\}/g, (as, name: string) => parts[name] ?? as);
  const sure = { kind: "text", value: finding.certainty } as const;
  return fillSegments(filled, { ...params, sure, sureCapital: sure }, context);
}

/**
 * When the subject of a finding happened, as a sentence; empty when the finding's own sentence says so, or it has no
 * window.
 */
export function windowSentence(finding: Finding, context: TextContext): string {
  if (finding.window === undefined || /\{(window|from|to)\}/.test(templateOf(finding, context))) return "";
  return fill(message(["window.sentence"], wordMessages, context), { window: windowWords(finding.window, context) });
}

/** Plaid's message for the error of a finding, which may name a field or a product; empty when there is none. */
export function plaidsWords({ params: { said, codeReason } }: Finding, context: TextContext): string {
  const error = {
    errorMessage: said?.kind === "text" ? said.value : "",
    ...(codeReason?.kind === "text" && { errorCodeReason: codeReason.value }),
  };
  return plaidSays(error, context) ?? "";
}

/** What would make a finding certain; empty when it is. */
export function settlementSentence(finding: Finding, context: TextContext): string {
  return finding.settledBy === undefined ? "" : message([`settle.${finding.settledBy}`], adviceMessages, context);
}

/** What the person can do about a finding; empty when there is nothing to do. */
export function adviceSentence(finding: Finding, context: TextContext): string {
  return message([`advice.${finding.advice}`], adviceMessages, context);
}
