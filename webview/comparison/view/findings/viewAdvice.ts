import type { Advice } from "../../../../src/text/findings/adviceIn.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { IndexedFinding } from "../../model/comparisonFacts.ts";
import { icon } from "../icons.ts";
import { type FindingsModel, isInVerdict } from "../verdict/shownInVerdict.ts";

/** What to do, what would settle it, and Plaid's page; null where all of that was shown above. */
export function viewAdvice(
  of: IndexedFinding,
  { advice, hasOwnPage }: { readonly advice: Advice | undefined; readonly hasOwnPage: boolean },
  model: FindingsModel,
): Child {
  if (isInVerdict(of, model)) return null;
  const { index, finding } = of;
  const { findingContext: context, verdictSentences } = model;
  const words = [advice?.advice ?? "", advice?.settlement ?? ""].filter(
    (each) => each !== "" && !verdictSentences.has(each),
  );
  if (words.length === 0 && !hasOwnPage) return null;
  return h(
    "p",
    { class: "finding-advice" },
    ...words.flatMap((each) => [each, " "]),
    hasOwnPage
      ? h(
          "button",
          {
            class: "link",
            "data-action": "open-finding-docs",
            "data-index": index,
            title: finding.docUrl,
          },
          panelLabel("plaidDocs", context),
          icon("docs"),
        )
      : null,
  );
}
