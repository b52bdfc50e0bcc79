import type { TextContext } from "./segment.ts";

/**
 * The labels that reports and the terminal say as the panel does. Keys are `panel.<name>` in the language bundle, as those of
 * the panel alone (`panelLabels.ts`), which neither a report nor the terminal carries. Names ending in `One` and `Other` are
 * plural forms.
 */
export const sharedLabels = {
  chipLocal: "Local: simulated latency",
  scenario: "scenario {name}",
  chipSandbox: "Plaid Sandbox",
  chipSaved: "Saved responses: no call was made",
  unnamedInstitution: "Unnamed institution",
  started: "started {time}",
  took: "took {duration}",
  callsOne: "{count} call",
  callsOther: "{count} calls",
  billedOne: "{count} billed per call in production",
  billedOther: "{count} billed per call in production",
  billedNone: "none billed per call in production",
  statusFailedOne: "{count} call failed",
  statusFailedOther: "{count} calls failed",
  statusCancelled: "cancelled",
  passCached: "Cached",
  passEvaluated: "Evaluated",
  passCachedAfterEvaluate: "Cached",
  passRealTime: "Real-time",
  passCachedAgain: "Cached again",
  passSingle: "Single call",
  bankShows: "Bank shows",
  seenAt: "seen {time}",
  enteredByHand: "entered by hand",
  baseline: "baseline",
  rowStarted: "Started",
  rowLatency: "Latency",
  rowStatus: "Status",
  rowAge: "Age",
  rowRequest: "Request ID",
  statusOk: "OK",
  latencyRange: "{low} to {high}",
  hostBusy: "This machine was busy during the call: the figure is too high.",
  available: "available",
  current: "current",
  noAccounts: "No call returned any accounts.",
  findings: "Findings",
  findingsNone: "No finding.",
  plaidDocs: "Plaid’s page",
  severityInfo: "note",
  severityWarning: "warning",
  severityProblem: "problem",
  calls: "Calls",
  columnCall: "Call",
  columnStep: "Step",
  signalPart: "Evaluation",
  factTransactionsUpdated: "Transactions updated",
  factRuleset: "Ruleset",
  factResult: "Decision",
  factActionKey: "Custom action key",
  factInternalNote: "Internal note",
  factCustomerRisk: "Customer-initiated return risk",
  factBankRisk: "Bank-initiated return risk",
  riskScore: "{score} of 99",
  riskScoreTier: "{score} of 99, tier {tier}",
  coreAttributes: "Core attributes ({shown} of {count})",
  factBalanceUpdated: "Balance updated",
  factWarnings: "Warnings",
  rulesetsTitle: "Rulesets compared",
  rulesetAgainTitle: "Evaluated again",
  rulesetColumn: "Ruleset",
  rulesetResult: "Decision",
  rulesetBalance: "Balance used",
  rulesetScores: "Scores",
  rulesetBilling: "Billed as",
  rulesetNone: "No ruleset",
  rulesetNoKey: "no key sent",
  rulesetNoBalance: "no balance",
  rulesetCurrent: "{amount} current",
  billedAsBalance: "Balance call",
  billedAsSignal: "Signal call",
  billedUnknown: "not documented",
  rulesetReplay: "Same ID as number {number}: probably a replay of its response of {time}",
  rulesetsOrder:
    "Evaluated one after another, in this order. A ruleset that asks the bank may refresh Plaid’s copy, so those after it may be given a newer one. Plaid doesn’t document it.",
  rulesetsOrderLive:
    "Evaluated one after another, in this order. {name} looks live: it may have refreshed Plaid’s copy, which those after it are given. Plaid doesn’t document it.",
  difference: "Difference",
  headFailed: "failed",
  noDecision: "no decision",
  debitOf: "{amount} debit",
  verdict: "Verdict",
  overTime: "Over time",
  certain: "certain",
  likely: "likely",
  possible: "possible",
  progress: "{done} of {total} calls answered",
  accountsOne: "{count} account",
  accountsOther: "{count} accounts",
  account: "Account",
  limit: "limit",
} as const;

export type SharedLabel = keyof typeof sharedLabels;

/** The values of a label's `{placeholders}`. */
export type LabelValues = Readonly<Record<string, string>>;

/** A label in the reader's language; English when the bundle has none. */
export function sharedLabel(label: SharedLabel, context: TextContext, values: LabelValues = {}): string {
  return filled(context.messages[`panel.${label}`] ?? sharedLabels[label], values);
}

/** Those of these labels that have both plural forms. */
export type CountedOf<Labels> = {
  [Label in keyof Labels]: Label extends `${infer Stem}Other`
    ? `${Stem}One` extends keyof Labels
      ? Stem
      : never
    : never;
}[keyof Labels];

/** A label with a count: `calls` is "1 call" or "2 calls". */
export function sharedCount(stem: CountedOf<typeof sharedLabels>, count: number, context: TextContext): string {
  const label: SharedLabel = `${stem}${pluralForm(count, context)}`;
  return sharedLabel(label, context, { count: new Intl.NumberFormat(context.locale).format(count) });
}

/** Which of a label's two forms a count takes. */
export function pluralForm(count: number, context: TextContext): "One" | "Other" {
  return new Intl.PluralRules(context.locale).select(count) === "one" ? "One" : "Other";
}

/** A sentence with its placeholders filled. */
export function filled(template: string, values: LabelValues): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}
