import type { TimelineEvent } from "../../core/timeline/eventRows.ts";
import { mainCopy } from "../../core/timeline/mainCopy.ts";
import type { DrawnBalances, Timeline } from "../../core/timeline/timeline.ts";
import { formatMoney } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { asOfWords } from "./scrubbedWords.ts";
import { causeWord, spanWords } from "./timelineWords.ts";
import { changeWord, kindWord, toolsText } from "./toolsWords.ts";

/** A row in a time line's table. */
export interface EventRow {
  /** ISO 8601. */
  readonly at: string;
  readonly event: string;
  /** Null: the event has no balances. */
  readonly balances: DrawnBalances | null;
  /** The interval that the balances are of; null when it is the moment itself. */
  readonly asOf: string | null;
}

/** An event as a row of the table. */
export function eventRow(event: TimelineEvent, timeline: Timeline, context: TextContext): EventRow {
  const { at } = event;
  switch (event.what) {
    case "bank": {
      const { change, name, amount } = event.step;
      const words = changeWord(change, context);
      const money = amount === null ? "" : formatMoney(amount, timeline.unit.currency, context);
      const text =
        name === null
          ? toolsText("row.bank", context, { change: words })
          : toolsText("row.bank-of", context, { change: words, amount: money, name });
      return { at, event: text.replaceAll("  ", " "), balances: event.step, asOf: null };
    }
    case "copy": {
      const cause = causeWord(event.step, context);
      const isMain = event.step.copy === "item" || mainCopy(timeline).length === timeline.copies.length;
      const text = isMain
        ? toolsText("row.copy", context, { cause })
        : toolsText("row.copy-of", context, { cause, product: event.step.copy });
      const { ledgerOf } = event.step;
      return {
        at,
        event: text,
        balances: event.step,
        asOf: ledgerOf === at ? null : asOfWords({ from: ledgerOf, to: ledgerOf }, context),
      };
    }
    case "call": {
      const { failed, decision, asOf, partnerPath, endpoint: path } = event.call;
      const endpoint = partnerPath ?? path;
      const kind = kindWord(event.call, context);
      if (failed !== null)
        return {
          at,
          event: toolsText("row.call-failed", context, { endpoint, kind, code: failed }),
          balances: null,
          asOf: null,
        };
      const text =
        decision == null
          ? toolsText("row.call", context, { endpoint, kind })
          : toolsText("row.call-decided", context, { endpoint, kind, decision });
      return { at, event: text, balances: event.call, asOf: asOf === null ? null : asOfWords(asOf, context) };
    }
    default: {
      const trouble = spanWords(event.trouble, context);
      const text = toolsText(event.what === "trouble" ? "row.trouble" : "row.trouble-ends", context, { trouble });
      return { at, event: text, balances: null, asOf: null };
    }
  }
}
