import { cellWords } from "../../../../src/text/cellWords.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { AnsweredCall, PanelCall } from "../../model/panelCalls.ts";
import { drawerPart } from "./factList.ts";

type NotAnswered = Exclude<PanelCall, AnsweredCall>;

/** Why a call of the plan has no answer. */
export function notCalledPart(call: NotAnswered, { context }: PageModel): HTMLElement {
  return drawerPart(panelLabel("notCalled", context), h("p", {}, whyNot(call, context)));
}

function whyNot(call: NotAnswered, context: PageModel["context"]): string {
  switch (call.state) {
    case "skipped":
      return cellWords.skipped(call.skipReason, call.endpoint, context);
    case "waiting":
      return panelLabel("notCalledWaiting", context);
    case "queued":
      return panelLabel("notCalledQueued", context);
    case "not-made":
      return panelLabel("notCalledNotMade", context);
  }
}
