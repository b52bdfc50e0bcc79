import { mainCopy } from "../../core/timeline/gapOf.ts";
import type { DrawnBalances, Timeline } from "../../core/timeline/timeline.ts";
import type { TimelineEvent } from "../../core/timeline/timelineEvents.ts";
import { formatMoney } from "../format.ts";
import type { TextContext } from "../segment.ts";
import { asOfWords } from "./scrubbedWords.ts";
import { causeWord, changeWord, kindWord, timelineText, troubleWord } from "./timelineWords.ts";

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
      const { change, name, amount } = event.of;
      const words = changeWord(change, context);
      const money = amount === null ? "" : formatMoney(amount, timeline.unit.currency, context);
      const text =
        name === null
          ? timelineText("row.bank", context, { change: words })
          : timelineText("row.bank-of", context, { change: words, amount: money, name });
      return { at, event: text.replaceAll("  ", " "), balances: event.of, asOf: null };
    }
    case "copy": {
      const cause = causeWord(event.of, context);
      const isMain = event.of.copy === "item" || mainCopy(timeline).length === timeline.copies.length;
      const text = isMain
        ? timelineText("row.copy", context, { cause })
        : timelineText("row.copy-of", context, { cause, product: event.of.copy });
      const { ledgerOf } = event.of;
      return {
        at,
        event: text,
        balances: event.of,
        asOf: ledgerOf === at ? null : asOfWords({ from: ledgerOf, to: ledgerOf }, context),
      };
    }
    case "call": {
      const { endpoint, failed, decision, asOf } = event.of;
      const kind = kindWord(event.of, context);
      if (failed !== null)
        return {
          at,
          event: timelineText("row.call-failed", context, { endpoint, kind, code: failed }),
          balances: null,
          asOf: null,
        };
      const text =
        decision == null
          ? timelineText("row.call", context, { endpoint, kind })
          : timelineText("row.call-decided", context, { endpoint, kind, decision });
      return { at, event: text, balances: event.of, asOf: asOf === null ? null : asOfWords(asOf, context) };
    }
    default: {
      const trouble = troubleWord(event.of.code, context);
      const text = timelineText(event.what === "trouble" ? "row.trouble" : "row.trouble-ends", context, { trouble });
      return { at, event: text, balances: null, asOf: null };
    }
  }
}
