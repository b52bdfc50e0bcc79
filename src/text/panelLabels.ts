import { ageAxisLabels } from "./messages/panelAges.ts";
import { drawerLabels } from "./messages/panelDrawer.ts";
import { rulesetLabels } from "./messages/panelRulesets.ts";
import { tableLabels } from "./messages/panelTable.ts";
import { verdictLabels } from "./messages/panelVerdict.ts";
import type { Messages, TextContext } from "./segment.ts";
import { type CountedOf, filled, type LabelValues, pluralForm, sharedLabels } from "./sharedLabels.ts";

/**
 * The panel's labels: headings, buttons, states; those that reports say too are in `sharedLabels.ts`. Keys are `panel.<name>`
 * in the language bundle. Names ending in `One` and `Other` are plural forms.
 */
const english = {
  ...sharedLabels,
  ...ageAxisLabels,
  ...drawerLabels,
  ...rulesetLabels,
  ...tableLabels,
  ...verdictLabels,
  // Top line
  originLocal: "Local sandbox",
  chipScenario: "Local sandbox · {name}",
  simulatedLatency: "simulated latency",
  comparedAt: "Compared {time}",
  sandboxClock: "{time} (sandbox clock)",
  billedHint:
    "Production bills each real-time and each evaluated call, and each call of Identity Match and Investments Move. Products on a subscription or billed once per Item cost nothing extra per call.",
  runAgain: "Compare Again",
  openOthers: "Compare Other Responses",
  run: "Compare Balances",
  cancel: "Cancel",
  // Toolbar
  retryFailed: "Retry Failed Calls",
  clockBar: "Clock of the local sandbox",
  clockNow: "Clock (all local Items)",
  clockHour: "+1 h",
  clockDay: "+1 day",
  clockMonth: "+30 days",
  clockNextRefresh: "To next update",
  clockNextRefreshHint: "Plaid’s copy of this Item is next refreshed in the background at {time}",
  localLatency: "latency {profile}",
  localLatencyHint: "Change the latency profile. Takes effect when the local sandbox next starts.",
  restartScenario: "Restart Scenario",
  restartAndCompare: "Restart Scenario and Compare",
  restartScenarioHint: "Put this Item back to where its lesson begins. The comparison stays in the history.",
  localScenarioHint: "Load another scenario",
  clockMoved: "The clock has moved.",
  clockCompare: "Compare again",
  showAll: "Show all accounts",
  allAgree: "Every account matches in every response.",
  noMatch: "No account matches “{filter}”.",
  // Matrix
  matrix: "Balances of each account in each call, in the order the calls were made",
  why: "Why",
  bankShowsHint: "What a person saw on the bank's own site or app and entered: no call",
  enterBankShows: "Enter what the bank's own site or app shows for this account",
  correctBankShows: "Correct or remove what was entered",
  enterShort: "Enter…",
  enterBankShowsOf: "Enter what the bank shows…",
  skippedEndpointsOne: "{count} endpoint not called",
  skippedEndpointsOther: "{count} endpoints not called",
  skipAdds: "would add {products}",
  skipNotAsked: "left out",
  skipNoAccount: "no checking account",
  skipBudgetSpent: "limit reached",
  skipNotSupported: "not supported",
  skipCancelled: "cancelled",
  statusWaiting: "waiting",
  statusQueued: "queued",
  statusNotMade: "not made",
  ageVaries: "differs by account",
  ageVariesShort: "(varies)",
  copyRequestId: "Copy request ID {id}",
  copied: "Request ID copied",
  openReading: "Open the response of {endpoint}",
  openEndpoint: "What calling {endpoint} does",
  same: "same as baseline",
  unlike: "not comparable with the baseline",
  noAccountsYet: "No answer yet.",
  maskedAs: "ending in {mask}",
  // Findings
  findingsMore: "Show more ({count} left)",
  findingsLeftOut: "{count} more are in an export only.",
  showEvidence: "Show the evidence in the table",
  residue: "{amount} not accounted for",
  causesOf: "Causes of: {finding}",
  held: "held",
  partHigher: "{part} {amount} higher",
  partLower: "{part} {amount} lower",
  partHint: "In the cached response, compared with the real-time one",
  copyTicket: "Copy for a Ticket",
  copyTicketHint: "Item, institution, request IDs, UTC times, what was ruled out. No token, no name",
  copyUserText: "Copy for Your User",
  copyUserTextHint: "Both amounts in plain words, and what to look at in the bank’s own app",
  wholeItem: "whole Item",
  // Calls
  columnWaterfall: "Timeline",
  startedAfter: "after {duration}",
  retriesOne: "{count} retry",
  retriesOther: "{count} retries",
  // Repeat
  repeatTitle: "Repeat of",
  repeatProgress: "{done} of {total} calls made",
  repeatStopped: "stopped after {done} of {total} calls",
  repeatDone: "called {count} times",
  repeatAgain: "Repeat Again",
  repeatCopy: "Copy as Markdown",
  repeatMin: "min",
  repeatP50: "p50",
  repeatP95: "p95",
  repeatMax: "max",
  repeatPlaidP50: "Plaid p50",
  repeatPlaidP95: "Plaid p95",
  // States
  neverRunTitle: "No comparison yet",
  neverRunBody:
    "Compare what Plaid cached of this Item, what an evaluation used, and what the bank says now: when each was answered, and why they differ.",
  neverRunOr: "or only",
  showPlan: "Show Plan",
  fetchCached: "Fetch Cached",
  evaluateDebit: "Evaluate a Debit",
  fetchRealTime: "Fetch Real-Time (overwrites the cache)",
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
  keys: "Arrow keys move between cells and along a row of buttons, Enter opens an answer, Escape closes it, cancels a run or clears a finding.",
} as const;

export type PanelLabel = keyof typeof english;

/** A label in the reader's language; English when the bundle has none. */
export function panelLabel(label: PanelLabel, context: TextContext, values: LabelValues = {}): string {
  return filled(context.messages[`panel.${label}`] ?? english[label], values);
}

/** A label with a count: `calls` is "1 call" or "2 calls". */
export function panelCount(stem: CountedOf<typeof english>, count: number, context: TextContext): string {
  const label: PanelLabel = `${stem}${pluralForm(count, context)}`;
  return panelLabel(label, context, { count: new Intl.NumberFormat(context.locale).format(count) });
}

/** Every label in English by key, for the language bundle. */
export const panelMessages: Messages = Object.fromEntries(
  Object.entries(english).map(([label, text]) => [`panel.${label}`, text]),
);
