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
export function stampsAround({ items, times, updates }: Evidence, { left, right }: OrderedAnswers): Stamps {
  const [from, to] = [times.spanOf(left)?.from, times.spanOf(right)?.to];
  if (from === undefined || to === undefined) return "unread";
  if (updates.isBetween(from, to)) return "moved";
  const places = times.placesIn(items);
  // A stamp read beside the two answers covers the time between them; one read long before or after covers more.
  const known = items
    .slice(places.notBefore(left), places.endOfBefore(right))
    .findLast((answer) => times.orderOf(answer, left) !== "before" && times.orderOf(answer, right) === "before");
  const atRight = items
    .slice(places.notBefore(right), places.endOfNotAfter(right))
    .filter((answer) => times.orderOf(answer, right) === "unknown");
  if (known !== undefined && atRight.some((answer) => updates.in(answer).join() !== updates.in(known).join()))
    return "moved";
  const isNotBefore = (answer: FactsReading): boolean => times.orderOf(answer, right) !== "before";
  const start = places.notBefore(right);
  if (updates.isNone) return items.slice(start).some(isNotBefore) ? "none" : "unread";
  return updates.findUntil(from, start, isNotBefore) === undefined ? "unread" : "stood-still";
}
