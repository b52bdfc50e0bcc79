import { formatsOf } from "../../../src/text/intlFormats.ts";
import { panelCount, panelLabel } from "../../../src/text/panelLabels.ts";
import type { TextContext } from "../../../src/text/segment.ts";
import { type Child, h } from "../../lib/dom.ts";
import { agreementOf } from "../model/foldAgreement.ts";
import type { PageModel } from "../model/pageModel.ts";
import type { TableColumn, Turn } from "../model/tableColumns.ts";

/** Beside the call that represents a step: how the others compare with it; a click shows them one by one. */
export function viewFold(column: TableColumn, { context }: PageModel): Child {
  const { fold, calls } = column;
  if (fold === null) return null;
  const count = formatsOf(context).count(fold.count);
  return h(
    "button",
    {
      class: "fold",
      tabindex: -1,
      "data-head": true,
      "data-action": "toggle-fold",
      "data-fold": fold.key,
      "aria-expanded": String(fold.isOpen),
      title: fold.isOpen
        ? panelLabel("foldAgain", context, { count })
        : `${panelLabel("unfold", context, { count })}\n${[...new Set(calls.map(({ endpoint }) => endpoint))].join("\n")}`,
    },
    fold.isOpen ? panelLabel("foldShort", context, { count }) : foldedWords(column, context),
  );
}

/** At the end of the columns of a step: how many more of its calls there are; a click shows those next to them. */
export function viewTurn({ way, count, firstCall }: Turn, { context }: PageModel): Child {
  const words = { count: formatsOf(context).count(count) };
  return h(
    "button",
    {
      class: "fold",
      tabindex: -1,
      "data-head": true,
      "data-action": "turn-columns",
      "data-call": firstCall,
    },
    panelLabel(way === "before" ? "callsBefore" : "callsAfter", context, words),
  );
}

/** "+4 that match", and the number of those that differ. */
function foldedWords({ calls }: TableColumn, context: TextContext): string {
  const others = calls.length - 1;
  const { match, differ, failed } = agreementOf(calls);
  if (match === others) return panelLabel("foldedMatch", context, { count: formatsOf(context).count(others) });
  if (calls[0].state === "failed") return panelCount("foldedFailed", calls.length, context);
  const parts = [
    panelLabel("foldedCount", context, { count: formatsOf(context).count(others) }),
    differ === 0 ? null : panelCount("foldedDiffer", differ, context),
    failed === 0 ? null : panelCount("foldedFailed", failed, context),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
