import type { FaultBook } from "../faults/faultBook.ts";
import type { Item } from "../world/item.ts";

/** A period in which calls about an Item as a whole failed, or the bank could not be reached. */
export interface Trouble {
  readonly from: number;
  /** Null: ongoing. */
  readonly until: number | null;
  /** Plaid's `error_code`. */
  readonly code: string;
}

/**
 * The troubles within a period, by their start: required logins, outages of the bank, and faults that return an error
 * and are not limited to one endpoint. A trouble that starts after `to` is left out.
 */
export function troublesOf(
  item: Item,
  faults: Pick<FaultBook, "past">,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Trouble[] {
  const { itemId, institutionId } = item;
  const ofBook = faults.past().flatMap(({ spec, from, until }) => {
    const isWhole =
      spec.endpoint === undefined &&
      (spec.item_id ?? itemId) === itemId &&
      (spec.institution_id ?? institutionId) === institutionId;
    return isWhole && spec.error_code !== undefined ? [{ from, until, code: spec.error_code }] : [];
  });
  const all: readonly Trouble[] = [...item.loginSpans, ...item.faults, ...ofBook];
  return all
    .filter((each) => each.from <= to && (each.until === null || each.until > from))
    .map(({ from, until, code }) => ({ from, until, code }))
    .sort((one, other) => one.from - other.from);
}
