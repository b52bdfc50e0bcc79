import { ageAxisLabels } from "./messages/panelAges.ts";
import { drawerLabels } from "./messages/panelDrawer.ts";
import type { Messages, TextContext } from "./segment.ts";

/**
 * The panel's own words: heads, buttons, states. Keys are `panel.<name>` in the language bundle. Names ending in
 * `One` and `Other` are the forms of a count.
 */
const english = {
  ...ageAxisLabels,
  ...drawerLabels,
  // Top line
  chipLocal: "Local: simulated latency",
  chipSandbox: "Plaid Sandbox",
  chipSaved: "Saved responses: no call was made",
  scenario: "scenario {name}",
  unnamedInstitution: "Unnamed institution",
  started: "started {time}",
  took: "took {duration}",
  callsOne: "{count} call",
  callsOther: "{count} calls",
  billedOne: "{count} billed per call in production",
  billedOther: "{count} billed per call in production",
  billedNone: "none billed per call in production",
  billedHint:
    "Production bills each real-time and each evaluated call, and each call of Identity Match and Investments Move. Products on a subscription or billed once an Item cost nothing more a call.",
  runAgain: "Run Again",
  openOthers: "Compare Other Responses",
  run: "Compare Balances",
  cancel: "Cancel",
  statusFailedOne: "{count} call failed",
  statusFailedOther: "{count} calls failed",
  statusCancelled: "cancelled",
  progress: "{done} of {total} calls answered",
  // Verdict
  verdict: "Verdict",
  certain: "certain",
  likely: "likely",
  possible: "possible",
  // Toolbar
  toolbar: "What the table shows",
  differencesOnly: "Differences only",
  compareWith: "Differences against",
  filter: "Filter accounts",
  sortBy: "Sorted by",
  sortType: "type",
  sortName: "name",
  sortDifference: "largest difference",
  columns: "Columns",
  columnsHidden: "Columns ({count} hidden)",
  allAccounts: "All accounts",
  retryFailed: "Retry what failed",
  clockBar: "Clock of the local sandbox",
  clockNow: "Local clock",
  clockHour: "+1 h",
  clockDay: "+1 day",
  clockMonth: "+30 days",
  clockNextRefresh: "to next refresh",
  clockNextRefreshHint: "Plaid’s copy of this Item is next refreshed in the background at {time}",
  localLatency: "latency {profile}",
  localLatencyHint: "Change the latency profile: it counts from the next start of the local sandbox",
  localScenarioHint: "Load another scenario",
  clockMoved: "The clock has moved.",
  clockCompare: "Compare again",
  shown: "{shown} of {total} accounts",
  accountsOne: "{count} account",
  accountsOther: "{count} accounts",
  showAll: "Show all accounts",
  allAgree: "Every account agrees in every answer.",
  noMatch: "No account matches “{filter}”.",
  fallback: "Real-time gave no answer: differences are against {endpoint}.",
  // Matrix
  matrix: "Balances of each account in each call, in the order the calls were made",
  account: "Account",
  why: "Why",
  passCached: "Cached",
  passEvaluated: "Evaluated",
  passCachedAfterEvaluate: "Cached",
  passRealTime: "Real-time",
  passCachedAgain: "Cached again",
  passSingle: "Fetched alone",
  endpointsAgree: "{count} endpoints agree",
  callsSkipped: "{count} skipped",
  skippedEndpointsOne: "{count} endpoint skipped",
  skippedEndpointsOther: "{count} endpoints skipped",
  skippedBecause: "{endpoints}: {because}",
  skipAdds: "would add {products}",
  skipNotAsked: "not asked",
  skipNoAccount: "no checking account",
  skipBudgetSpent: "limit reached",
  skipNotSupported: "not supported",
  skipCancelled: "cancelled",
  showSkipped: "Show them as columns",
  hideSkipped: "Hide their columns",
  unfold: "Show each of the {count} endpoints",
  foldAgain: "Fold {count} endpoints into one column",
  foldShort: "fold {count}",
  baseline: "baseline",
  rowStarted: "Started",
  rowLatency: "Latency",
  rowStatus: "Status",
  rowAge: "Age",
  rowRequest: "Request ID",
  statusOk: "OK",
  statusOkMany: "{count} OK",
  statusWaiting: "waiting",
  statusQueued: "queued",
  statusNotMade: "not made",
  statusSkipped: "skipped",
  retriesOne: "{count} retry",
  retriesOther: "{count} retries",
  latencyRange: "{low} to {high}",
  hostBusy: "This machine was busy during the call: the figure is too high.",
  ageVaries: "differs by account",
  ageVariesByEndpoint: "differs by endpoint",
  copyRequestId: "Copy request ID {id}",
  copied: "Request ID copied",
  requestIds: "{count} request IDs",
  openReading: "Look into the answer of {endpoint}",
  openEndpoint: "What calling {endpoint} does",
  openEndpointDocs: "Plaid’s page on {endpoint}",
  available: "available",
  current: "current",
  limit: "limit",
  same: "same as baseline",
  unlike: "not comparable with the baseline",
  answersOf: "in {count} of {total} answers",
  noAccounts: "No answer held an account.",
  noAccountsYet: "No answer yet.",
  totalAvailable: "total available",
  totalCurrent: "total current",
  typeDepository: "Depository",
  typeCredit: "Credit",
  typeLoan: "Loan",
  typeInvestment: "Investment",
  typeOther: "Other",
  unnamedAccount: "Unnamed account",
  maskedAs: "ending in {mask}",
  // Findings
  findings: "Findings",
  findingsMore: "Show more ({count} left)",
  findingsNone: "No finding.",
  showEvidence: "Show the evidence in the table",
  plaidDocs: "Plaid’s page",
  residue: "not accounted for",
  severityInfo: "note",
  severityWarning: "warning",
  severityProblem: "problem",
  wholeItem: "whole Item",
  // Calls
  calls: "Calls",
  callsHint: "when each call started, how long it waited and what it answered",
  columnCall: "Call",
  columnStep: "Step",
  columnWaterfall: "Timeline",
  startedAfter: "after {duration}",
  // Repeat
  repeatTitle: "Repeat of",
  repeatProgress: "{done} of {total} calls made",
  repeatStopped: "stopped after {done} of {total} calls",
  repeatDone: "called {count} times",
  repeatMin: "min",
  repeatP50: "p50",
  repeatP95: "p95",
  repeatMax: "max",
  repeatPlaidP50: "Plaid p50",
  repeatPlaidP95: "Plaid p95",
  // States
  neverRunTitle: "No comparison yet",
  neverRunBody:
    "Balance Lens reads one Item through every endpoint that returns balances, cached ones first, and shows what each answered, when, and why they differ.",
  failedTitle: "The comparison could not be made",
  showLog: "Show Log",
  actTryAgain: "Try Again",
  actHowToRepair: "How to Repair",
  actSetKeys: "Set Plaid Keys",
  actAddToken: "Add Item by Access Token",
  actStartLocal: "Start Local Sandbox",
  actCreateItem: "Create Sandbox Item",
  actOpenSettings: "Open Settings",
  actManageTrust: "Manage Workspace Trust",
  actionRepairLogin: "Sign in again through Link in update mode.",
  actionChangeRequest: "Change what is asked, then run again.",
  actionRetryLater: "Run again later.",
  keys: "Arrow keys move between cells, Enter opens an answer, Escape closes it, cancels a run or lets go of a finding.",
} as const;

export type PanelLabel = keyof typeof english;

/** The words a label's `{placeholders}` stand for. */
export type LabelValues = Readonly<Record<string, string>>;

/** One label in the reader's language; English where the bundle has none. */
export function panelLabel(label: PanelLabel, context: TextContext, values: LabelValues = {}): string {
  const template = context.messages[`panel.${label}`] ?? english[label];
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** The labels that come in both forms of a count. */
type Counted = {
  [Label in PanelLabel]: Label extends `${infer Stem}Other` ? (`${Stem}One` extends PanelLabel ? Stem : never) : never;
}[PanelLabel];

/** A label that counts: `calls` reads "1 call" or "2 calls". */
export function panelCount(stem: Counted, count: number, context: TextContext): string {
  const form = new Intl.PluralRules(context.locale).select(count) === "one" ? "One" : "Other";
  const label: PanelLabel = `${stem}${form}`;
  return panelLabel(label, context, { count: new Intl.NumberFormat(context.locale).format(count) });
}

/** Two or three words for a finding whose code would not read well in a cell. */
const shortNames: Readonly<Record<string, string>> = {
  "account-filtered": "filtered?",
  "account-gone": "account gone?",
  "account-in-one-response": "not in every response",
  "account-not-asked-for": "not asked for",
  "account-not-in-answer": "not returned here",
  "adjusted-by-plaid": "adjusted by Plaid",
  agree: "match",
  "agree-after-real-time": "match: just refreshed",
  "agree-by-chance": "match",
  "agree-just-linked": "match: just linked",
  "agree-just-updated": "match: just updated",
  "agree-nothing-moved": "match: nothing moved",
  "agree-sandbox-static": "match, as expected",
  "answered-later": "answered later",
  "available-differs-from-current": "available isn't current",
  "bank-moved-between-calls": "bank moved between calls",
  "bank-moved-since-evaluation": "bank moved between calls",
  "cache-moved-at-evaluation": "evaluation moved the cache",
  "cache-moved-without-stamp": "refreshed without a stamp",
  "cache-older-than-bank": "stale cache",
  "cache-still-differs": "cache still differs",
  "cached-differs-from-real-time": "cached ≠ real-time",
  "cached-responses-differ": "cached responses differ",
  "capital-one-no-real-time": "no real-time here",
  "changed-between-calls": "changed between calls",
  "clock-skew": "clocks disagree",
  "decision-without-balance": "decided without a balance",
  "endpoint-lists-fewer": "by design",
  "evaluate-asked-bank": "evaluated balance looks live",
  "evaluate-used-scores": "may be cached: scored",
  "evaluate-without-balance-rule": "no balance rule",
  "evaluate-without-ruleset": "no ruleset",
  "hold-newer-than-update": "hold since the update",
  "identity-match-gives-no-balance": "null by design",
  "last-update-failed": "last update failed",
  "limit-changed": "limit changed",
  "no-balance-given": "no balance given",
  "no-subscription-product": "rarely updated",
  "null-in-one-answer": "null in one response",
  "other-responses-differ": "other responses differ",
  "overdraft-in-available": "overdraft counted in",
  "overdraft-not-in-available": "overdraft left out",
  "pending-explains-available": "pending adds up",
  "written-through": "cached again: matches now",
};

/** What a "Why" cell says of a finding, key `why.<code>`. Most codes are written to be read and need no other words. */
export function findingLabel(code: string, context: TextContext): string {
  return context.messages[`why.${code}`] ?? shortNames[code] ?? code.replaceAll("-", " ");
}

/** Every key and its English, for the language bundle. */
export const panelMessages: Messages = Object.fromEntries([
  ...Object.entries(english).map(([label, text]) => [`panel.${label}`, text]),
  ...Object.entries(shortNames).map(([code, text]) => [`why.${code}`, text]),
]);
