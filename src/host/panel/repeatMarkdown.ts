import type { ItemSummary } from "../../core/item/item.ts";
import { latencySummary } from "../../core/reading/latencySummary.ts";
import type { RepeatedCall } from "../../protocol/messages.ts";
import { latencyDocument } from "../../text/documents/latencyDocument.ts";
import { itemInEnvironment } from "../store/itemNames.ts";
import { textContext } from "../window/textContext.ts";

/** A repeat's statistics and each of its calls, as Markdown; null when no call returned a figure. */
export function repeatMarkdown({ readings, endpoint, environment }: RepeatedCall, item: ItemSummary): string | null {
  const summary = latencySummary(readings, { endpoint, environment });
  return summary === null ? null : latencyDocument(summary, readings, { item: itemInEnvironment(item) }, textContext());
}
