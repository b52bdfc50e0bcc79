import { limitsSource, type RateLimit } from "../../core/endpoint/catalogue.ts";
import type { ExplainedCall, ExplainedStep, PlanExplanation } from "../../core/plan/explainPlan.ts";
import { markdownText } from "../export/markdownParts.ts";
import { effectMessages } from "../messages/effects.ts";
import { planMessages } from "../messages/plans.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, formatsOf, type KeyIn, message, valueWord } from "../translate.ts";
import { planSentences } from "./planSentences.ts";
import { publishedLatency } from "./publishedLatency.ts";

const hourMs = 3_600_000;

/**
 * A whole plan as Markdown, for the person who is about to run it: a few sentences, each call in order, what is left of
 * Plaid's documented rate limits, and what is skipped and why.
 */
export function planDocument(plan: PlanExplanation, item: string, context: TextContext): string {
  const skipped = new Map(plan.skipped.map((each) => [`${each.reason} ${each.endpoint}`, each]));
  const { url, readOn } = limitsSource;
  return [
    `# ${say("plan.title", context, { item: markdownText(item) })}`,
    bullets(planSentences(plan, context).map(markdownText)),
    ...plan.steps.flatMap((step, index) => [`## ${index + 1}. ${stepTitle(step, context)}`, stepCalls(step, context)]),
    ...(skipped.size === 0
      ? []
      : [
          `## ${say("plan.skipped-title", context)}`,
          bullets(
            [...skipped.values()].map(({ endpoint, reason, product }) =>
              say(`plan.skip.${reason}`, context, { call: endpoint, product: productName(product, context) }),
            ),
          ),
        ]),
    ...(plan.room.length === 0 ? [] : [`## ${say("plan.room-title", context)}`, bullets(roomLines(plan, context))]),
    say("plan.room-note", context, { url, readOn }),
    "",
  ].join("\n\n");
}

/** What a call costs and does in a few words: billing, whether it contacts the bank, latency. */
function effectsOf(call: ExplainedCall, context: TextContext): string {
  const { billing, contactsBank, refreshesCache, latency, requestsAtMost } = call;
  return [
    message([`effect.billing.${billing}`], effectMessages, context),
    message([`effect.bank.${contactsBank}`], effectMessages, context),
    ...(refreshesCache === "no" ? [] : [message([`effect.cache.${refreshesCache}`], effectMessages, context)]),
    publishedLatency(latency, context),
    fill(message(counted("plan.requests", requestsAtMost, context), planMessages, context), {
      count: formatsOf(context).count(requestsAtMost),
    }),
  ].join("; ");
}

function stepTitle({ pass, calls }: ExplainedStep, context: TextContext): string {
  const step = say(`plan.pass.${pass}`, context);
  return calls.length > 1 ? say("plan.side-by-side", context, { step }) : step;
}

function stepCalls({ calls }: ExplainedStep, context: TextContext): string {
  return bullets(calls.map((call) => `\`${call.endpoint}\`: ${effectsOf(call, context)}`));
}

function roomLines({ room }: PlanExplanation, context: TextContext): readonly string[] {
  const { count } = formatsOf(context);
  return room.map(({ endpoint, limit, left, leftAfter }) =>
    say(limit.windowMs >= hourMs ? "plan.room-hour" : "plan.room-minute", context, {
      call: endpoint,
      left: count(left),
      limit: count(tightest(limit)),
      after: count(Math.max(0, leftAfter)),
    }),
  );
}

/** The limit that a single Item meets first. */
function tightest({ perItem, perClient }: RateLimit): number {
  return Math.min(perItem ?? Infinity, perClient ?? Infinity);
}

function productName(product: string | null, context: TextContext): string {
  return product === null ? "" : markdownText(valueWord("product", product, context));
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

function say(
  key: KeyIn<typeof planMessages>,
  context: TextContext,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(message([key], planMessages, context), values);
}
