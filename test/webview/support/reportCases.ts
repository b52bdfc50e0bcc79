import { recommendEndpoint } from "../../../src/core/endpoint/endpointGuide.ts";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import { type ItemOutcome, outcomeOf } from "../../../src/core/summaries/itemOutcomes.ts";
import type { Report, ReportButton, ReportHead } from "../../../src/protocol/reports.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { guideReport } from "../../../src/text/reports/guideReport.ts";
import { type ManyRowInput, manyReport, manyRow } from "../../../src/text/reports/manyReport.ts";
import { planReport, planRows } from "../../../src/text/reports/planReport.ts";
import { checking, savings } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../builders/comparison.ts";
import { hoursAgo, serverNow } from "../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const labels = { filter: "Filter Items", noMatch: "No row matches.", failed: "That could not be done." };
const done: readonly ReportButton[] = [
  { action: "again", label: "Compare Again", isPrimary: true },
  { action: "export", label: "Export…" },
  { action: "copy", label: "Copy as Markdown" },
];

/** An Item of which the cached balance is off by so much. */
function differing(name: string, off: number, currency = "USD"): ItemOutcome {
  const shown = (value: number) => [checking({ available: value, current: value, currency }), savings({ current: 5 })];
  const item = itemFacts({
    itemId: name,
    transactions: { lastSuccessfulUpdate: hoursAgo(9), lastFailedUpdate: null },
  });
  return outcomeOf(comparisonOf({ item, cached: shown(1000 + off), realTime: shown(1000) }));
}

function unsure(name: string): ItemOutcome {
  return outcomeOf(
    comparisonOf({
      item: itemFacts({ itemId: name }),
      cached: [checking({ available: 1, current: 1 })],
      realTime: failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN"),
    }),
  );
}

function failed(name: string): ItemOutcome {
  const { item } = comparisonOf({ item: itemFacts({ itemId: name }) });
  return { kind: "not-compared", item, failure: { reason: "unreachable", requestId: null } };
}

const banks = ["Tattersall Federal Credit Union", "First Platypus Bank", "Tartan Bank", "Houndstooth Bank"];
const bankOf = (index: number) => banks[index % banks.length] ?? "";

/** Eighteen Items, of which the fourteenth differs most. */
function eighteen(): readonly ManyRowInput[] {
  const names = ["Stale cache", "Hold missing", "Canada", "Bank is down", "Fresh", "Login broken"];
  return Array.from({ length: 18 }, (_, index) => {
    const name = `${names[index % names.length]} ${index + 1}`;
    const kind = index % 6;
    const state =
      kind === 3
        ? unsure(name)
        : kind === 4
          ? differing(name, 0)
          : kind === 5
            ? failed(name)
            : differing(name, index === 13 ? 893.56 : (kind - 1) * 20 - index, kind === 2 ? "CAD" : "USD");
    return { itemId: name, name, bank: bankOf(index), state };
  });
}

function many(inputs: readonly ManyRowInput[], change: Partial<ReportHead> = {}, left = 0): Report {
  const outcomes = inputs.flatMap(({ state }) => (typeof state === "string" ? [] : [state]));
  const about = {
    ...{ outcomes, left, startedAt: serverNow, environment: "Local Sandbox" },
    nameOf: ({ item }: ItemOutcome) => item.itemId,
  };
  const head: ReportHead = {
    ...manyReport(about, context),
    ...({ kind: "many", subject: `${serverNow}/${serverNow}`, buttons: done, progress: null, labels } as const),
    ...change,
  };
  return { head, rows: inputs.map((input) => manyRow(input, context)) };
}

function running(): Report {
  const inputs = eighteen().map(
    (input, index): ManyRowInput => ({
      ...input,
      state: index < 7 ? input.state : index === 7 ? "comparing" : "waiting",
    }),
  );
  return many(inputs, {
    title: "Comparing 18 Items",
    sentences: [],
    buttons: [{ action: "cancel", label: "Cancel" }],
    progress: { done: 7, total: 18, words: "7 of 18 compared" },
  });
}

function plan(): Report {
  const products = ["auth"];
  const made = planComparison({ products, institutionId: null, options: { evaluate: "default" } });
  const explained = explainPlan(made, { products });
  return {
    head: {
      ...planReport(explained, "First Platypus Bank, Local Sandbox", context),
      kind: "plan",
      subject: "item-1",
      buttons: [
        { action: "run", label: "Run This Comparison", isPrimary: true },
        { action: "choose-endpoints", label: "Choose Endpoints…" },
        { action: "choose-evaluation", label: "Choose What to Evaluate…" },
        { action: "copy", label: "Copy as Markdown" },
      ],
      progress: null,
      labels: { ...labels, filter: "" },
    },
    rows: planRows(explained, context),
  };
}

function guide(): Report {
  return {
    head: {
      ...guideReport(recommendEndpoint({ purpose: "ach-debit", isUs: true, mustBeLive: true }), context),
      kind: "guide",
      subject: "ach-debit  yes yes",
      buttons: [
        { action: "call", label: "Call /signal/evaluate", isPrimary: true },
        { action: "call-instead", label: "Call /accounts/balance/get Instead" },
        { action: "open-docs", label: "Open Plaid's Page" },
        { action: "again", label: "Ask Again" },
        { action: "copy", label: "Copy as Markdown" },
      ],
      progress: null,
      labels: { ...labels, filter: "" },
    },
    rows: [],
  };
}

const long = "A credit union with a very long name, in a town with another one, savings and loan department";

/** What a report can show. */
export const reportCases = {
  done: () => many(eighteen()),
  running,
  cancelled: () =>
    many(
      eighteen().map((input, index): ManyRowInput => ({ ...input, state: index < 4 ? input.state : "left" })),
      {},
      14,
    ),
  allFailed: () => many(eighteen().map((input) => ({ ...input, state: failed(input.name) }))),
  empty: () => many([], { buttons: done.slice(0, 1) }),
  longNames: () =>
    many([
      { itemId: "a", name: long, bank: `${long} of the north`, state: differing("a", 12_345_678.9) },
      { itemId: "b", name: "x".repeat(120), bank: "", state: unsure("b") },
      { itemId: "c", name: "<img src=x onerror=alert(1)>", bank: "[a](command:b)", state: failed("c") },
    ]),
  tenThousand: () => {
    const some = eighteen();
    const inputs = Array.from({ length: 10_000 }, (_, index): ManyRowInput => {
      const input = some[index % some.length];
      const state = input?.state ?? "left";
      return { itemId: `item-${index}`, name: `Item ${index}`, bank: bankOf(index), state };
    });
    return many(inputs);
  },
  plan,
  guide,
  lost: (): Report => ({
    head: {
      ...many([]).head,
      kind: "lost",
      title: "Nothing to show",
      about: "",
      sentences: ["The comparisons this summary was made from are no longer stored."],
      columns: [],
      sorting: null,
      buttons: [{ action: "again", label: "Start Again", isPrimary: true }],
    },
    rows: [],
  }),
} satisfies Readonly<Record<string, () => Report>>;

export type ReportCaseName = keyof typeof reportCases;
