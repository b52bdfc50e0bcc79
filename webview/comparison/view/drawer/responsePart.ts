import { formatsOf } from "../../../../src/text/intlFormats.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { h } from "../../../lib/dom.ts";
import type { PageModel } from "../../model/pageModel.ts";
import type { AnsweredCall } from "../../model/panelCalls.ts";
import { drawerPart } from "./factList.ts";

/** Whether the response can be opened, and what brings one that can be where it cannot. */
export function responsePart(call: AnsweredCall, model: PageModel): HTMLElement {
  return drawerPart(panelLabel("response", model.context), ...words(call, model));
}

function words(call: AnsweredCall, { comparison, context, responses, running }: PageModel): readonly HTMLElement[] {
  const dim = (text: string) => h("p", { class: "dim" }, text);
  const state = responses[call.id];
  const pages = call.state === "ok" ? (call.reading.transactions?.pages ?? 1) : 1;
  if (state === "held") {
    const count = formatsOf(context).count(pages);
    return [
      dim(panelLabel("responseHeld", context)),
      ...(pages > 1 ? [dim(panelLabel("responsePages", context, { count }))] : []),
    ];
  }
  if (comparison.origin === "saved") return [dim(panelLabel("responseSaved", context))];
  if (state === "empty") return [dim(panelLabel("responseEmpty", context))];
  const again = h("button", { class: "link", "data-action": "run" }, panelLabel("runAgain", context));
  return [dim(panelLabel("responseGone", context)), ...(running ? [] : [again])];
}
