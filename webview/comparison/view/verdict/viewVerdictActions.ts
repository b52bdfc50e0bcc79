import type { EvaluationRepeat, LocalChoice } from "../../../../src/protocol/messages.ts";
import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { type AnsweredCall, isAnswered, type PanelCall } from "../../model/panelCalls.ts";
import { icon } from "../icons.ts";
import { viewRetryAll } from "../viewFailures.ts";

/** Advice that asks for Link's update mode, in words that a button can stand beside. */
const signIn: readonly string[] = [
  "repair-local-login",
  "update-mode",
  "retry-later-or-update-mode",
  "update-mode-or-retry",
];

/** The buttons that do what the verdict says is to be done, as far as this environment can. */
export function viewVerdictActions(model: PageModel): readonly HTMLElement[] {
  const { comparison, context, busy, local } = model;
  if (comparison.origin === "saved" || busy) return [];
  const advises = (advice: string) => model.findings.some(({ finding }) => finding.advice === advice);
  const canRepair = advises("repair-local-login");
  const failed = model.calls.some(({ state }) => state === "failed");
  return [
    advises("try-local") ? act("open", "openLocal", model) : null,
    ...viewSeeingThemDiffer(model),
    canRepair ? act("repair-and-compare", "repairAndCompare", model) : null,
    failed && (local?.faults ?? 0) > 0 ? act("clear-faults-and-compare", "clearFaultsAndCompare", model) : null,
    viewRetryAll(model),
    lacksRealTime(model)
      ? button(panelLabel("readRealTime", context), {
          "data-action": "fetch-endpoint",
          "data-endpoint": "/accounts/balance/get",
        })
      : null,
    ...viewEvaluations(model),
  ].filter((each) => each !== null);
}

/** Where all of a local Item's balances match: what makes them differ, and the Item whose balances do. */
function viewSeeingThemDiffer(model: PageModel): readonly HTMLElement[] {
  const { verdict, local, context } = model;
  if (local === null || verdict?.fact.fact.finding.code !== "agree") return [];
  const day = { "data-action": "advance-and-compare", "data-seconds": "86400" };
  return [button(panelLabel("dayAndCompare", context), day), act("open", "compareStaleCache", model)];
}

/** Where the verdict speaks of a debit: what other rulesets make of it; of one that was evaluated alone, the same once more. */
function viewEvaluations({ balanceCalls, verdict, context }: PageModel): readonly HTMLElement[] {
  const evaluation = balanceCalls.findLast(
    (call): call is AnsweredCall => isAnswered(call) && call.reading.sent?.evaluate !== undefined,
  );
  if (evaluation === undefined) return [];
  const isAlone = isEvaluatedAlone(balanceCalls);
  const isSpokenOf = verdict?.debit != null || rulesetCodes.includes(verdict?.fact.fact.finding.code ?? "");
  const again = (how: EvaluationRepeat, label: PanelLabel, hint?: PanelLabel) =>
    button(panelLabel(label, context), {
      "data-action": "evaluate-again",
      "data-how": how,
      "data-reading": evaluation.id,
      ...(hint !== undefined && { title: panelLabel(hint, context) }),
    });
  return [
    ...(isAlone || isSpokenOf ? [again("rulesets", "compareRulesets")] : []),
    ...(isAlone
      ? [
          again("new-id", "evaluateAgain", "evaluateAgainHint"),
          again("same-id", "evaluateSameId", "evaluateSameIdHint"),
        ]
      : []),
  ];
}

/** True where nothing but debits was evaluated: no other call was made, or failed. */
export function isEvaluatedAlone(calls: readonly PanelCall[]): boolean {
  return calls.every((call) => !isAnswered(call) || call.kind === "evaluated");
}

const rulesetCodes: readonly string[] = ["rulesets-disagree", "rulesets-agree"];

/** True where a real-time call was neither made nor refused by rule: the person can still make it. */
function lacksRealTime({ balanceCalls }: PageModel): boolean {
  const realTime = balanceCalls.filter(({ kind }) => kind === "real-time");
  return realTime.every(
    (call) =>
      call.state === "not-made" ||
      call.state === "queued" ||
      (call.state === "skipped" && call.skipReason === "cancelled"),
  );
}

/** The control of a toolbar: see `rove`. */
const roving = { tabindex: -1, "data-roving": true };

function act(what: LocalChoice, label: PanelLabel, { context }: PageModel): HTMLElement {
  return button(panelLabel(label, context), { "data-action": "change-local", "data-what": what });
}

function button(words: string, data: Readonly<Record<string, string>>): HTMLElement {
  return h("button", { class: "step-button", ...roving, ...data }, words);
}

/** Plaid's page on what is advised. */
export function viewDocs(advised: IndexedFinding, { context }: PageModel): HTMLElement {
  const { index, finding } = advised;
  const label: PanelLabel = signIn.includes(finding.advice) ? "updateModeDocs" : "plaidDocs";
  return h(
    "button",
    {
      class: "link",
      ...roving,
      "data-action": "open-finding-docs",
      "data-index": index,
      title: finding.docUrl,
    },
    panelLabel(label, context),
    icon("docs"),
  );
}
