import { agrees, type ComparedItem, type ItemOutcome } from "../../core/summaries/itemOutcomes.ts";
import { linkedTwice } from "../../core/summaries/linkedTwice.ts";
import { linkedTwiceWords, manyHeadline, manyTitle, whyWords } from "../documents/manySentences.ts";
import { failureSentence } from "../findings/failureSentence.ts";
import { findingTitle } from "../findings/findingTitle.ts";
import { formatAge, formatDateTime, formatLatency, formatMoney } from "../format.ts";
import { formatsOf } from "../intlFormats.ts";
import { manyItemsMessages } from "../messages/manyItems.ts";
import type { TextContext } from "../segment.ts";
import { counted, fill, type KeyIn, message } from "../translate.ts";
import type { ReportCell, ReportColumn, ReportRow, ReportSection, ReportText } from "./report.ts";

/** An Item among several: its name, its bank, and its progress. */
export interface ManyRowInput {
  readonly itemId: string;
  readonly name: string;
  /** Empty when the name contains it. */
  readonly bank: string;
  /** `left`: not started, or not finished, before the cancel. */
  readonly state: ItemOutcome | "waiting" | "waiting-for-room" | "comparing" | "left";
}

type Key = KeyIn<typeof manyItemsMessages>;

/** The columns of `manyRow`. */
function manyColumns(context: TextContext): readonly ReportColumn[] {
  const label = (key: Key) => message([key], manyItemsMessages, context);
  return [
    { label: label("many.column.item"), share: 20 },
    { label: label("many.column.difference"), share: 21, isFigure: true },
    { label: label("many.column.cache-age"), share: 12, isFigure: true },
    { label: label("many.column.why"), share: 23 },
    { label: label("many.column.slowest"), share: 13, isFigure: true },
    { label: label("many.column.calls"), share: 11, isFigure: true },
  ];
}

/** An Item as a row of `manyColumns`. */
export function manyRow({ itemId, name, bank, state }: ManyRowInput, context: TextContext): ReportRow {
  const item: ReportCell = { text: name, note: bank, sort: name };
  const cells = typeof state === "string" ? stateCells(state, context) : outcomeCells(state, context);
  return { key: itemId, opens: typeof state !== "string", cells: [item, ...cells] };
}

const unknown: ReportCell = { text: "", sort: null };

function stateCells(state: Extract<ManyRowInput["state"], string>, context: TextContext): readonly ReportCell[] {
  const words = message([`many.state.${state}`], manyItemsMessages, context);
  return [{ text: words, tone: "dim", sort: null }, unknown, unknown, unknown, unknown];
}

function outcomeCells(outcome: ItemOutcome, context: TextContext): readonly ReportCell[] {
  if (outcome.kind === "not-compared") {
    const words = message(["many.state.failed"], manyItemsMessages, context);
    const { sentence } = failureSentence(outcome.failure, context);
    return [{ text: words, tone: "problem", sort: null }, unknown, { text: sentence }, unknown, unknown];
  }
  const { oldest, slowest } = outcome;
  return [
    differenceCell(outcome, context),
    oldest === null ? unknown : { text: formatAge(oldest, context), sort: oldest.ageMs ?? Infinity },
    causeCell(outcome, context),
    slowest === null
      ? unknown
      : { text: formatLatency(slowest.latencyMs, context), note: slowest.endpoint, sort: slowest.latencyMs },
    callsCell(outcome, context),
  ];
}

/** How far off the cached balance is; without a real-time balance, how far the responses differ. */
function differenceCell(outcome: ComparedItem, context: TextContext): ReportCell {
  const [widest] = outcome.disagreements;
  if (widest === undefined) {
    return agrees(outcome)
      ? { text: message(["many.match"], manyItemsMessages, context), tone: "good", sort: 0 }
      : { text: message(["many.unknown"], manyItemsMessages, context), tone: "dim", sort: null };
  }
  const gap = outcome.gap ?? { value: widest.widest, currency: widest.currency };
  const amount = Math.abs(gap.value);
  const accounts = outcome.disagreements.reduce((sum, each) => sum + each.accounts, 0);
  const money = formatMoney(amount, gap.currency, context);
  const key = outcome.gap === null ? null : gap.value > 0 ? "many.too-high" : "many.too-low";
  return {
    text: key === null ? money : fill(message([key], manyItemsMessages, context), { amount: money }),
    note: counts("many.differ", accounts, context),
    tone: outcome.gravest?.severity === "info" ? "plain" : "warning",
    sort: { unit: gap.currency ?? "", amount },
  };
}

function causeCell(outcome: ComparedItem, context: TextContext): ReportCell {
  const finding = outcome.explanation ?? outcome.gravest;
  if (finding === null) return unknown;
  // The amount has a column of its own.
  const cause = outcome.explanation === null ? outcome : { gravest: null, explanation: outcome.explanation };
  return { text: findingTitle(finding.code, context), note: whyWords(cause, context) };
}

function callsCell({ failedCalls, skippedCalls }: ComparedItem, context: TextContext): ReportCell {
  const skipped = skippedCalls === 0 ? "" : counts("many.skipped", skippedCalls, context);
  // Failures sort first: calls skipped by design matter little.
  const sort = failedCalls + skippedCalls / 1000;
  if (failedCalls === 0) return { text: skipped, tone: "dim", sort };
  return { text: counts("many.failed-short", failedCalls, context), note: skipped, tone: "problem", sort };
}

export interface ManyReportInput {
  readonly outcomes: readonly ItemOutcome[];
  /** Items not started, or not finished, before the cancel. */
  readonly left: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly environment: string;
  nameOf(outcome: ItemOutcome): string;
}

/** The result of several comparisons, without the rows, which are added one by one. */
export function manyReport(input: ManyReportInput, context: TextContext): ReportText {
  const { outcomes, left, startedAt, environment } = input;
  return {
    title: manyTitle(outcomes, context),
    about: `${environment} · ${formatDateTime(startedAt, context)}`,
    sentences: outcomes.length === 0 && left === 0 ? [] : [manyHeadline(outcomes, left, context)],
    columns: manyColumns(context),
    sorting: { column: 1, isDescending: true },
    sections: twiceSection(input, context),
  };
}

function twiceSection({ outcomes, nameOf }: ManyReportInput, context: TextContext): readonly ReportSection[] {
  const twice = linkedTwice(outcomes);
  if (twice.length === 0) return [];
  const lines = twice.map(({ items, ...group }) => {
    const names = outcomes.filter(({ item }) => items.includes(item)).map(nameOf);
    return { text: linkedTwiceWords({ ...group, names }, context) };
  });
  return [{ title: message(["many.section.twice"], manyItemsMessages, context), lines }];
}

function counts(key: Key, value: number, context: TextContext): string {
  return fill(message(counted(key, value, context), manyItemsMessages, context), {
    count: formatsOf(context).count(value),
  });
}
