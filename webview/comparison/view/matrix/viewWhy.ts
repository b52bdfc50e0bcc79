import { findingTitle } from "../../../../src/text/findings/findingTitle.ts";
import { formatDifference } from "../../../../src/text/format.ts";
import { panelLabel } from "../../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../../src/text/segment.ts";
import { type Child, h } from "../../../lib/dom.ts";
import type { Reason } from "../../model/comparisonFacts.ts";
import { movedParts } from "../../model/movedParts.ts";
import type { PageModel } from "../../model/pageModel.ts";
import { gapCodes } from "../../model/panelVerdict.ts";
import type { TableRow } from "../../model/tableRow.ts";
import { currencyIn } from "../findings/findingTags.ts";
import { findingElementId } from "../findings/viewFinding.ts";

/** Why an account's numbers differ, and what changed. Notes are shown below the table. */
export function viewWhy(
  { reasons, account }: TableRow,
  { view, accounts, findingContext: context }: PageModel,
): HTMLElement {
  const grave = reasons.filter(({ shown }) => shown.finding.severity !== "info");
  return h(
    "td",
    { class: "why" },
    ...firstOfEachKind(grave).map(({ shown: { key, index, finding }, fact }) => [
      h(
        "button",
        {
          class: "why-link",
          "data-action": "go-to-finding",
          "data-finding": key,
          "data-target": findingElementId(index),
          "data-severity": finding.severity,
          "aria-pressed": String(view.finding === key),
        },
        findingTitle(finding.code, context),
      ),
      // A single account has each part, by its own sign, in the column of differences.
      accounts.length === 1 ? null : viewMoved(fact, account.type, context),
    ]),
  );
}

/** The gravest reasons, each kind once: the others are shown below the table. */
function firstOfEachKind(reasons: readonly Reason[]): readonly Reason[] {
  const codeOf = ({ shown }: Reason) => shown.finding.code;
  return reasons
    .filter((reason, place) => reasons.findIndex((each) => codeOf(each) === codeOf(reason)) === place)
    .slice(0, 2);
}

/** "posted +$216.62" and "holds -$2.37", a line each. */
function viewMoved({ finding }: Reason["fact"], type: string | undefined, context: TextContext): Child {
  // Between two cached responses nothing changed at the bank.
  const parts = gapCodes.includes(finding.code) ? movedParts(finding, type) : [];
  if (parts.length === 0) return null;
  const currency = currencyIn(finding.params);
  const words = ({ part, by }: (typeof parts)[number]) =>
    panelLabel(labels[part], context, { amount: formatDifference(by, currency, context) });
  return h("span", { class: "moved" }, ...parts.flatMap((each) => [h("span", {}, words(each)), " "]));
}

const labels = { posted: "movedPosted", held: "movedHeld", limit: "movedLimit" } as const;
