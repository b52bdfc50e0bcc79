import type { Failure } from "../../../src/core/errors.ts";
import { failureSentence } from "../../../src/text/failureSentence.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h } from "../../lib/dom.ts";
import { failureAction } from "./failureAction.ts";
import { icon } from "./icons.ts";

/** The page without a comparison: none was made yet, or it could not be made. */
export function viewNotice(failure: Failure | null, context: TextContext): HTMLElement {
  if (failure === null) {
    return h(
      "div",
      { class: "empty", "data-role": "notice" },
      h("h1", {}, panelLabel("neverRunTitle", context)),
      h("p", {}, panelLabel("neverRunBody", context)),
      h("p", {}, runLink(context)),
    );
  }
  const { sentence, action } = failureSentence(failure, context);
  return h(
    "div",
    { class: "empty", "data-role": "notice" },
    h("h1", {}, panelLabel("failedTitle", context)),
    h("p", { class: "failure" }, icon("problem"), " ", sentence),
    h("p", {}, failureAction(failure, null, context)),
    action === "retry" ? null : h("p", {}, runLink(context)),
  );
}

function runLink(context: TextContext): HTMLElement {
  return h(
    "button",
    { type: "button", class: "link", "data-action": "run" },
    icon("run"),
    " ",
    panelLabel("run", context),
  );
}

/** A failure beside a comparison that is still worth reading. */
export function viewBanner(failure: Failure, context: TextContext): HTMLElement {
  const { sentence } = failureSentence(failure, context);
  return h("div", { class: "banner" }, h("span", {}, sentence), h("span", {}, failureAction(failure, null, context)));
}
