import type { Certainty, Finding } from "../../../../src/core/findings/finding.ts";
import { formatMoney } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";

/** The certainty of a statement, in words and by its border. */
export function certaintyTag(certainty: Certainty, context: TextContext): HTMLElement {
  return h("span", { class: "certainty", "data-certainty": certainty }, panelLabel(certainty, context));
}

/** The parts of a difference in words: a sign alone would not name the quantity. */
export function splitTags({ split, params }: Finding, context: TextContext): readonly Child[] {
  if (split === undefined) return [];
  const currency = currencyIn(params);
  const parts = [
    ["current", split.posted],
    ["held", split.held],
    ["limit", split.limit],
  ] as const;
  return parts.map(([part, value]) => {
    if (value === null || value === 0) return null;
    const amount = formatMoney(Math.abs(value), currency, context);
    const words = panelLabel(value > 0 ? "partHigher" : "partLower", context, {
      part: panelLabel(part, context),
      amount,
    });
    return h("span", { class: "tag", title: panelLabel("partHint", context) }, words);
  });
}

/** A difference is in the currency of the numbers that differ. */
export function currencyIn(params: Finding["params"]): string | null {
  for (const param of Object.values(params)) {
    if (param.kind === "money" || param.kind === "difference") return param.currency;
  }
  return null;
}

/** What a cause leaves unexplained. */
export function residueTag({ residue }: Finding, context: TextContext): Child {
  if (residue === undefined || residue.value === 0) return null;
  const amount = formatMoney(Math.abs(residue.value), residue.currency, context);
  return h("span", { class: "tag" }, panelLabel("residue", context, { amount }));
}
