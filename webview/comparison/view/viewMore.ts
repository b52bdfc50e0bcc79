import { formatsOf } from "../../../src/text/intlFormats.ts";
import { panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { h } from "../../lib/dom.ts";

/** Below a list: how many of it are left, and the button that shows some of them. */
export function viewMore(action: "more-findings" | "more-calls", left: number, context: TextContext): HTMLElement {
  const words = panelLabel("findingsMore", context, { count: formatsOf(context).count(left) });
  return h("button", { class: "link", "data-action": action }, words);
}

/** Below a list: how many of it are in an export alone. Null where none are. */
export function viewLeftOut(left: number, context: TextContext): HTMLElement | null {
  if (left <= 0) return null;
  const words = panelLabel("findingsLeftOut", context, { count: formatsOf(context).count(left) });
  return h("p", { class: "dim" }, words);
}
