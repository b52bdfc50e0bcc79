import { snippetLanguages } from "../../../../src/core/snippetLanguage.ts";
import type { EvaluationRepeat } from "../../../../src/protocol/messages.ts";
import { type PanelLabel, panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { Opened, PageModel } from "../../model/pageModel.ts";
import { type AnsweredCall, hasBalances, isAnswered, type PanelCall } from "../../model/panelCalls.ts";
import { icon } from "../icons.ts";
import { passName } from "../matrix/viewHead.ts";
import { agePart } from "./agePart.ts";
import { answerPart } from "./answerPart.ts";
import { balancesPart } from "./balancesPart.ts";
import { effectsPart } from "./effectsPart.ts";
import { extraParts } from "./extraParts.ts";
import { notCalledPart } from "./notCalledPart.ts";
import { requestPart } from "./requestPart.ts";
import { responsePart } from "./responsePart.ts";
import { timingPart } from "./timingPart.ts";
import { togetherPart } from "./togetherPart.ts";
import { viewMenu } from "./viewMenu.ts";

const copyLabels = {
  curl: "copyAsCurl",
  powershell: "copyAsPowershell",
  node: "copyAsNode",
  python: "copyAsPython",
  ruby: "copyAsRuby",
  go: "copyAsGo",
  java: "copyAsJava",
} as const;

/**
 * One reading, whole: what was asked, what came back, how long it took, how old it is, and what asking does. Of a call
 * that gave no reading, why, and what asking would do.
 */
export function viewDrawer(model: PageModel): HTMLElement | null {
  const { open, context } = model;
  if (open === null) return null;
  const { call } = open;
  const name = panelLabel("drawer", context, { step: passName(call.pass, model), endpoint: call.endpoint });
  return h(
    "section",
    {
      class: "drawer",
      role: "dialog",
      "aria-label": name,
      "data-role": "drawer",
      "data-reading": call.id,
      tabindex: -1,
    },
    h(
      "header",
      { class: "drawer-head" },
      h("h2", {}, `${passName(call.pass, model)} `, h("span", { class: "endpoint" }, call.endpoint)),
      h("div", { class: "drawer-actions" }, ...viewActions(call, model)),
      h(
        "button",
        {
          class: "icon-button drawer-close",
          "data-action": "close-reading",
          "aria-label": panelLabel("drawerClose", context),
          title: panelLabel("drawerClose", context),
        },
        icon("close"),
      ),
    ),
    h(
      "div",
      { class: "drawer-body" },
      ...(isAnswered(call) ? answeredParts({ ...open, call }, model) : [notCalledPart(call, model)]),
      effectsPart(call, model),
      togetherPart(call, model),
    ),
  );
}

function answeredParts(opened: Opened & { readonly call: AnsweredCall }, model: PageModel): readonly Child[] {
  const { call } = opened;
  return [
    balancesPart(opened, model),
    agePart(opened, model),
    answerPart(call, model),
    responsePart(call, model),
    timingPart(call, model),
    requestPart(call, model),
    ...extraParts(call, model),
  ];
}

function viewActions(call: PanelCall, model: PageModel): readonly Child[] {
  const { context } = model;
  const action = (name: string, label: PanelLabel) =>
    h(
      "button",
      {
        class: "link",
        "data-action": name,
        "data-reading": call.id,
        "data-endpoint": call.endpoint,
      },
      panelLabel(label, context),
    );
  const isKept = isAnswered(call);
  const isEvaluation = call.kind === "evaluated";
  const isHeld = model.responses[call.id] === "held";
  return [
    isHeld ? action("open-response", "openResponse") : null,
    isHeld ? viewCompareMenu(call, model) : null,
    isKept && call.reading.requestId !== null ? action("copy-request-id", "copyRequest") : null,
    viewCopyMenu(call, model),
    isKept && mayFetch(call, model) && !isEvaluation ? action("fetch-endpoint", "fetchAgain") : null,
    ...(isKept && mayFetch(call, model) && isEvaluation ? viewEvaluateAgain(call, model) : []),
    action("open-endpoint-docs", "plaidDocs"),
  ];
}

/** The debit of an evaluation once more: what is sent again is what was sent, and nothing is asked. */
function viewEvaluateAgain(call: AnsweredCall, { context }: PageModel): readonly Child[] {
  const { evaluate } = call.reading.sent ?? {};
  if (evaluate === undefined) return [];
  const button = (how: EvaluationRepeat, label: PanelLabel, hint: PanelLabel | null) =>
    h(
      "button",
      {
        class: "link",
        "data-action": "evaluate-again",
        "data-how": how,
        "data-reading": call.id,
        title: hint === null ? null : panelLabel(hint, context),
      },
      panelLabel(label, context),
    );
  return [
    button("new-id", "evaluateAgain", "evaluateAgainHint"),
    evaluate.clientTransactionId === "" ? null : button("same-id", "evaluateSameId", "evaluateSameIdHint"),
    button("rulesets", "compareRulesets", null),
  ];
}

/** Saved responses cannot be asked again, and what runs is asked already. */
function mayFetch(call: AnsweredCall, { comparison, busy }: PageModel): boolean {
  return comparison.origin !== "saved" && !busy && hasBalances(call);
}

/** The call as code that makes it again. One without a reading, made or skipped, is nothing to copy. */
function viewCopyMenu(call: PanelCall, { comparison, context }: PageModel): Child {
  if (!comparison.readings.some(({ id }) => id === call.id)) return null;
  return viewMenu(
    { key: `copy ${call.id}`, name: panelLabel("copyAs", context) },
    snippetLanguages.map((language) => ({
      data: { "data-action": "copy-as", "data-reading": call.id, "data-language": language },
      words: panelLabel(copyLabels[language], context),
    })),
  );
}

/** The other responses this one can be laid beside, in VS Code's own diff editor. */
function viewCompareMenu(call: PanelCall, model: PageModel): Child {
  const others = model.calls.filter(({ id }) => id !== call.id && model.responses[id] === "held");
  return viewMenu(
    { key: `compare ${call.id}`, name: panelLabel("compareResponse", model.context) },
    others.map((other) => ({
      data: { "data-action": "compare-responses", "data-reading": call.id, "data-other": other.id },
      words: [`${passName(other.pass, model)} `, h("span", { class: "endpoint" }, other.endpoint)],
    })),
  );
}
