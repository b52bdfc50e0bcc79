import { limitsSource } from "../../core/endpoint/catalogue.ts";
import type { ExplainedCall, ExplainedStep, PlanExplanation } from "../../core/plan/explainPlan.ts";
import { formatLatency } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { effectMessages } from "../messages/effects.ts";
import type { TextContext } from "../segment.ts";
import { message, valueWord } from "../translate.ts";
import { planCostSentences, tightestOf } from "./planCostSentences.ts";
import { planWords } from "./planWords.ts";
import type { ReportCell, ReportColumn, ReportLine, ReportRow, ReportSection, ReportText } from "./report.ts";

const hourMs = 3_600_000;

/**
 * A plan for the person about to run it: a summary, the skipped calls with reasons, and what remains of Plaid's
 * documented rate limits. Its calls are `planRows`.
 */
export function planReport(plan: PlanExplanation, item: string, context: TextContext): ReportText {
  return {
    title: planWords("plan.title", context, { item }),
    about: "",
    sentences: planCostSentences(plan, context),
    columns: columns(context),
    sorting: null,
    sections: [skippedSection(plan, context), roomSection(plan, context)].filter(({ lines }) => lines.length > 0),
  };
}

function columns(context: TextContext): readonly ReportColumn[] {
  return [
    { label: planWords("plan.column.call", context), share: 27 },
    { label: planWords("plan.column.billing", context), share: 20 },
    { label: planWords("plan.column.bank", context), share: 23 },
    { label: planWords("plan.column.latency", context), share: 15 },
    { label: planWords("plan.column.requests", context), share: 15, isFigure: true },
  ];
}

/** The calls in order, each with its step. */
export function planRows(plan: PlanExplanation, context: TextContext): readonly ReportRow[] {
  return plan.steps.flatMap((step, index) =>
    step.calls.map((call) => ({
      key: `${step.pass}:${call.endpoint}`,
      opens: false,
      cells: [
        { text: call.endpoint, note: `${index + 1}. ${stepTitle(step, context)}` },
        { text: message([`effect.billing.${call.billing}`], effectMessages, context) },
        {
          text: message([`effect.bank.${call.contactsBank}`], effectMessages, context),
          note: cacheWords(call, context),
        },
        latencyCell(call, context),
        { text: formatsOf(context).count(call.requestsAtMost) },
      ],
    })),
  );
}

function latencyCell({ latency }: ExplainedCall, context: TextContext): ReportCell {
  if (latency === null) return { text: planWords("plan.latency.none", context) };
  const took = (ms: number) => ({ time: formatLatency(ms, context) });
  return {
    text: planWords("plan.latency.p50", context, took(latency.p50Ms)),
    note: planWords("plan.latency.p95", context, took(latency.p95Ms)),
  };
}

function cacheWords({ refreshesCache }: ExplainedCall, context: TextContext): string {
  return refreshesCache === "no" ? "" : message([`effect.cache.${refreshesCache}`], effectMessages, context);
}

function stepTitle({ pass, calls }: ExplainedStep, context: TextContext): string {
  const step = planWords(`plan.pass.${pass}`, context);
  return calls.length > 1 ? planWords("plan.side-by-side", context, { step }) : step;
}

/** An endpoint that two steps would call is named once. */
function skippedSection({ skipped }: PlanExplanation, context: TextContext): ReportSection {
  const once = new Map(skipped.map((each) => [`${each.reason} ${each.endpoint}`, each]));
  const lines = [...once.values()].map(({ endpoint, reason, product }) => ({
    about: endpoint,
    text: planWords(`plan.skip.${reason}`, context, {
      product: product === null ? "" : valueWord("product", product, context),
    }),
  }));
  return { title: planWords("plan.skipped-title", context), lines };
}

function roomSection({ room }: PlanExplanation, context: TextContext): ReportSection {
  const { count } = formatsOf(context);
  const title = planWords("plan.room-title", context);
  const lines = room.map(({ endpoint, limit, left, leftAfter }): ReportLine => {
    const key = limit.windowMs >= hourMs ? "plan.room-hour" : "plan.room-minute";
    const values = { left: count(left), limit: count(tightestOf(limit)), after: count(Math.max(0, leftAfter)) };
    return { about: endpoint, text: planWords(key, context, values) };
  });
  const { url, readOn } = limitsSource;
  return {
    title,
    lines: lines.length === 0 ? [] : [...lines, { text: planWords("plan.room-note", context, { url, readOn }) }],
  };
}
