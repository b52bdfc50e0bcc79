import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { formatsOf } from "../../../../src/text/translate.ts";
import { h } from "../../../lib/dom.ts";
import type { AnsweredColumn } from "../../model/columns.ts";
import type { PageModel } from "../../model/page.ts";
import { drawerPart } from "./factList.ts";

/** Whether the response can be opened, and what brings one that can be where it cannot. */
export function responsePart(column: AnsweredColumn, model: PageModel): HTMLElement {
  return drawerPart(panelLabel("response", model.context), ...words(column, model));
}

function words(column: AnsweredColumn, { comparison, context, responses, running }: PageModel): readonly HTMLElement[] {
  const dim = (text: string) => h("p", { class: "dim" }, text);
  const state = responses[column.id];
  const pages = column.state === "ok" ? (column.reading.transactions?.pages ?? 1) : 1;
  if (state === "held") {
    const count = formatsOf(context).count(pages);
    return [
      dim(panelLabel("responseHeld", context)),
      ...(pages > 1 ? [dim(panelLabel("responsePages", context, { count }))] : []),
    ];
  }
  if (comparison.origin === "saved") return [dim(panelLabel("responseSaved", context))];
  if (state === "empty") return [dim(panelLabel("responseEmpty", context))];
  const again = h("button", { type: "button", class: "link", "data-action": "run" }, panelLabel("runAgain", context));
  return [dim(panelLabel("responseGone", context)), ...(running ? [] : [again])];
}
