import { cellWords } from "../../../../src/text/cellWords.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { AnsweredColumn, Column } from "../../model/columns.ts";
import type { PageModel } from "../../model/page.ts";
import { drawerPart } from "./factList.ts";

type NotAnswered = Exclude<Column, AnsweredColumn>;

/** Why a call of the plan has no answer. */
export function notCalledPart(column: NotAnswered, { context }: PageModel): HTMLElement {
  return drawerPart(panelLabel("notCalled", context), h("p", {}, whyNot(column, context)));
}

function whyNot(column: NotAnswered, context: PageModel["context"]): string {
  switch (column.state) {
    case "skipped":
      return cellWords.skipped(column.skipReason, column.endpoint, context);
    case "waiting":
      return panelLabel("notCalledWaiting", context);
    case "queued":
      return panelLabel("notCalledQueued", context);
    case "not-made":
      return panelLabel("notCalledNotMade", context);
  }
}
