import type { EvaluationRepeat, LocalChoice } from "../../../../src/protocol/messages.ts";
import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { type AnsweredCall, isAnswered } from "../../model/panelCalls.ts";
import { icon } from "../icons.ts";

/** Advice that asks for Link's update mode, in words that a button can stand beside. */
const signIn: readonly string[] = ["update-mode", "retry-later-or-update-mode", "update-mode-or-retry"];

/** The buttons that do what the verdict says is to be done, as far as this environment can. */
export function viewVerdictActions(model: PageModel): readonly HTMLElement[] {
  const { comparison, context, busy, local } = model;
  if (comparison.origin === "saved" || busy) return [];
  const advises = (advice: string) => model.findings.some(({ finding }) => finding.advice === advice);
  const canRepair = advises("repair-local-login");
  const failed = model.calls.some(({ state }) => state === "failed");
  return [
    advises("try-local") ? act("open", "openLocal", model) : null,
    canRepair ? act("repair-and-compare", "repairAndCompare", model) : null,
    failed && (local?.faults ?? 0) > 0 ? act("clear-faults-and-compare", "clearFaultsAndCompare", model) : null,
    lacksRealTime(model)
      ? button(panelLabel("readRealTime", context), {
          "data-action": "fetch-endpoint",
          "data-endpoint": "/accounts/balance/get",
        })
      : null,
    ...viewEvaluations(model),
  ].filter((each) => each !== null);
}

/** Where the verdict speaks of a debit: what other rulesets make of it; of one that was evaluated alone, the same once more. */
function viewEvaluations({ balanceCalls, verdict, context }: PageModel): readonly HTMLElement[] {
  const answered = balanceCalls.filter(({ state }) => state === "ok");
  const evaluation = balanceCalls.findLast(
    (call): call is AnsweredCall => isAnswered(call) && call.reading.sent?.evaluate !== undefined,
  );
  if (evaluation === undefined) return [];
  const isAlone = answered.every(({ kind }) => kind === "evaluated");
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

function act(what: LocalChoice, label: PanelLabel, { context }: PageModel): HTMLElement {
  return button(panelLabel(label, context), { "data-action": "change-local", "data-what": what });
}

function button(words: string, data: Readonly<Record<string, string>>): HTMLElement {
  return h("button", { type: "button", class: "step-button", ...data }, words);
}

/** Plaid's page on what is advised. */
export function viewDocs(advised: IndexedFinding, { context }: PageModel): HTMLElement {
  const { index, finding } = advised;
  const label: PanelLabel = signIn.includes(finding.advice) ? "updateModeDocs" : "plaidDocs";
  return h(
    "button",
    { type: "button", class: "link", "data-action": "open-finding-docs", "data-index": index, title: finding.docUrl },
    panelLabel(label, context),
    icon("docs"),
  );
}
