import type { Evidence } from "../evidence/evidence.ts";
import type { FactsReading } from "../item/itemReadings.ts";
import type { OkReading } from "../reading/reading.ts";

/** What the stamps of `/item/get` say of the time between two answers. */
export type Stamps = "moved" | "stood-still" | "unread" | "none";

interface OrderedAnswers {
  readonly left: OkReading;
  readonly right: OkReading;
}

/**
 * Whether Plaid updated the Item between two answers, by the stamps of `/item/get`. `stood-still`: every stamp that was
 * read at or after the second answer is from before the first. `unread`: no stamp tells. `none`: `/item/get` was read,
 * and no product of the Item has a stamp.
 */
export function stampsAround({ items, times }: Evidence, { left, right }: OrderedAnswers): Stamps {
  const [from, to] = [times.spanOf(left)?.from, times.spanOf(right)?.to];
  if (from === undefined || to === undefined) return "unread";
  const isBetween = (at: number): boolean => at > from && at <= to;
  if (items.some((answer) => updateTimes(answer).some(isBetween))) return "moved";
  // A stamp read beside the two answers covers the time between them; one read long before or after covers more.
  const atLeft = items.filter(
    (answer) => times.orderOf(answer, left) !== "before" && times.orderOf(answer, right) === "before",
  );
  const atRight = items.filter((answer) => times.orderOf(answer, right) === "unknown");
  const known = atLeft.at(-1);
  if (known !== undefined && atRight.some((answer) => updateTimes(answer).join() !== updateTimes(known).join()))
    return "moved";
  const readAfter = items.filter((answer) => times.orderOf(answer, right) !== "before");
  if (readAfter.length > 0 && items.every((answer) => updateTimes(answer).length === 0)) return "none";
  const isOfBefore = (answer: FactsReading): boolean => {
    const updates = updateTimes(answer);
    return updates.length > 0 && updates.every((at) => at <= from);
  };
  return readAfter.some(isOfBefore) ? "stood-still" : "unread";
}

/** The update stamps in an answer of `/item/get`, ms since the epoch. */
export function updateTimes({ item }: Pick<FactsReading, "item">): readonly number[] {
  return [item.transactions, item.investments]
    .map((status) => Date.parse(status?.lastSuccessfulUpdate ?? ""))
    .filter((at) => !Number.isNaN(at));
}
