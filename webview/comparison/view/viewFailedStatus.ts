import type { Failure } from "../../../src/core/failure/errors.ts";
import { type FailureAction, failureSentence } from "../../../src/text/findings/failureSentence.ts";
import { type PanelLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";
import type { AnsweredCall } from "../model/panelCalls.ts";
import { icon } from "./icons.ts";

/** Where a failure happened: in one call, or with null in the whole comparison or a request of the page. */
export type FailedCall = Pick<AnsweredCall, "id" | "endpoint"> | null;

/** A failed call: why, and the one action that helps. */
export function viewFailedStatus(failure: Failure, call: FailedCall, context: TextContext): Child {
  return [
    h(
      "span",
      { class: "status status-failed" },
      icon("problem"),
      h("span", {}, failureSentence(failure, context).sentence),
    ),
    h("span", { class: "failure-action" }, failureAction(failure, call, context)),
  ];
}

/** The button of each action: the same words as on the host's own message about the failure. */
const buttons: Readonly<Record<Exclude<FailureAction, "none">, PanelLabel>> = {
  retry: "actTryAgain",
  "retry-later": "actTryAgain",
  "change-request": "actTryAgain",
  "repair-login": "actHowToRepair",
  "set-keys": "actSetKeys",
  "add-token": "actAddToken",
  "start-local": "actStartLocal",
  "create-item": "actCreateItem",
  "open-settings": "actOpenSettings",
  "manage-trust": "actManageTrust",
  "open-docs": "plaidDocs",
  "show-log": "showLog",
};

/** Hints for buttons whose label does not say everything. */
const hints: Partial<Readonly<Record<FailureAction, PanelLabel>>> = {
  "repair-login": "actionRepairLogin",
  "change-request": "actionChangeRequest",
  "retry-later": "actionRetryLater",
};

/** The one action that helps, which the host runs: the page sends the failure alone. */
export function failureAction(failure: Failure, call: FailedCall, context: TextContext): Child {
  const { action } = failureSentence(failure, context);
  if (action === "none") return null;
  const hint = hints[action];
  return [hint === undefined ? null : [panelLabel(hint, context), " "], viewButton(action, failure, { call, context })];
}

function viewButton(
  action: Exclude<FailureAction, "none">,
  failure: Failure,
  { call, context }: { readonly call: FailedCall; readonly context: TextContext },
): HTMLElement {
  // Without a page of Plaid's about the error, the page of its endpoint is the next best.
  if (action === "open-docs" && call !== null && failure.provider?.documentationUrl == null) {
    return link("open-endpoint-docs", { "data-endpoint": call.endpoint }, panelLabel("plaidDocs", context));
  }
  const label = action === "open-docs" && failure.provider?.documentationUrl == null ? "showLog" : buttons[action];
  return link(
    "act-on-failure",
    { "data-reason": failure.reason, ...(call !== null && { "data-failed": call.id }) },
    panelLabel(label, context),
  );
}

function link(action: string, data: Readonly<Record<string, string>>, words: string): HTMLElement {
  return h("button", { class: "link", "data-action": action, ...data }, words);
}
