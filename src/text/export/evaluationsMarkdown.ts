import type { Comparison } from "../../core/comparison/comparison.ts";
import {
  coreAttributeFacts,
  coreAttributesTitle,
  type DecisionFact,
  decisionFacts,
} from "../findings/decisionFacts.ts";
import { evaluationsOf, type NamedEvaluation } from "../findings/evaluationsOf.ts";
import { formatMoney } from "../format.ts";
import { nameWithMask } from "../nameWithMask.ts";
import { passName } from "../passName.ts";
import type { TextContext } from "../segment.ts";
import { sharedLabel } from "../sharedLabels.ts";
import { markdownCode, markdownText } from "./markdownParts.ts";

/** Each evaluation's decision and its reasons, as Markdown sections; empty without a response. */
export function evaluationsMarkdown(comparison: Comparison, context: TextContext): readonly string[] {
  return evaluationsOf(comparison).flatMap((evaluation) => [
    `## ${sharedLabel("signalPart", context)}`,
    evaluationList(evaluation, context),
  ]);
}

function evaluationList({ reading, signal, account }: NamedEvaluation, context: TextContext): string {
  const name = account === null ? null : nameWithMask(account.name ?? "", account.mask).trim();
  const amount =
    signal.amount > 0 ? sharedLabel("debitOf", context, { amount: formatMoney(signal.amount, "USD", context) }) : null;
  const asked = [passName(reading.pass, context), name, amount].filter((each) => each !== null && each !== "");
  const attributes = coreAttributeFacts(signal);
  const lines = [
    markdownText(asked.join(" · ")),
    ...decisionFacts(signal, context).map((fact) => factMarkdown(fact)),
    ...(attributes.length === 0
      ? []
      : [`${markdownText(coreAttributesTitle(signal, context))}: ${attributes.map(attributeMarkdown).join(", ")}`]),
  ];
  return lines.map((line) => `- ${line}`).join("\n");
}

function factMarkdown({ name, value, isCode = false }: DecisionFact): string {
  return `${markdownText(name)}: ${isCode ? markdownCode(value) : markdownText(value)}`;
}

function attributeMarkdown({ name, value }: DecisionFact): string {
  return markdownCode(`${name}: ${value}`);
}
