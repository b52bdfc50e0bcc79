import type { EndpointPath } from "../../../src/core/endpoint.ts";
import type { Failure } from "../../../src/core/errors.ts";
import { type FailureAction, failureSentence } from "../../../src/text/failureSentence.ts";
import { type PanelLabel, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";
import { icon } from "./icons.ts";

/** Where a failure happened: a call has an endpoint with a page in Plaid's docs, the whole comparison has none. */
export interface FailurePlace {
  readonly endpoint: EndpointPath | null;
}

/** A call that failed: why, and the one thing to do about it. */
export function viewFailedStatus(failure: Failure, place: FailurePlace, context: TextContext): Child {
  const { sentence, action } = failureSentence(failure, context);
  return [
    h("span", { class: "status status-failed" }, icon("problem"), h("span", {}, sentence)),
    h("span", { class: "failure-action" }, failureAction(action, place, context)),
  ];
}

/** What is done elsewhere is said in words; what the page may ask of the host is a button. */
const elsewhere: Partial<Readonly<Record<FailureAction, PanelLabel>>> = {
  "set-keys": "actionSetKeys",
  "add-token": "actionAddToken",
  "start-local": "actionStartLocal",
  "create-item": "actionCreateItem",
  "open-settings": "actionOpenSettings",
  "repair-login": "actionRepairLogin",
  "change-request": "actionChangeRequest",
  "retry-later": "actionRetryLater",
};

/** The one action that helps, as `text/` names it. */
export function failureAction(action: FailureAction, { endpoint }: FailurePlace, context: TextContext): Child {
  const words = elsewhere[action];
  if (words !== undefined) return panelLabel(words, context);
  if (action === "retry") return link("run", {}, panelLabel("runAgain", context));
  if (action === "open-docs" && endpoint !== null) {
    return link("open-endpoint-docs", { "data-endpoint": endpoint }, panelLabel("plaidDocs", context));
  }
  return action === "none" ? null : link("show-log", {}, panelLabel("showLog", context));
}

function link(action: string, data: Readonly<Record<string, string>>, words: string): HTMLElement {
  return h("button", { type: "button", class: "link", "data-action": action, ...data }, words);
}
