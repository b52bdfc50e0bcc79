import { type FaultSpec, unusableEffects } from "../faults/fault.ts";
import type { FaultBook } from "../faults/faultBook.ts";
import type { Item } from "../world/item.ts";

/** A period in which calls about an Item failed, all of them or those of one endpoint, or the bank could not be reached. */
export interface Trouble {
  readonly from: number;
  /** Null: ongoing. */
  readonly until: number | null;
  /** Plaid's `error_code`; null for a fault that leaves the client without one. */
  readonly code: string | null;
  /** The effect of a fault without a code; null with one. */
  readonly fault: NonNullable<FaultSpec["effect"]> | null;
  /** The path of the only endpoint that is affected; null: all calls. */
  readonly endpoint: string | null;
}

/**
 * The troubles within a period, by their start: required logins, outages of the bank, and faults under which calls fail.
 * A trouble that starts after `to` is left out.
 */
export function troublesOf(
  item: Item,
  faults: Pick<FaultBook, "past">,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Trouble[] {
  const { itemId, institutionId } = item;
  const ofBook = faults.past().flatMap(({ spec, from, until }) => {
    const isOfItem = (spec.item_id ?? itemId) === itemId && (spec.institution_id ?? institutionId) === institutionId;
    const { error_code: code = null, effect, endpoint = null } = spec;
    const fault = unusableEffects.includes(effect) ? (effect ?? null) : null;
    return isOfItem && (code !== null || fault !== null) ? [{ from, until, code, fault, endpoint }] : [];
  });
  const ofItem = [...item.loginSpans, ...item.faults].map(({ from, until, code }) => ({
    ...{ from, until, code },
    ...{ fault: null, endpoint: null },
  }));
  return [...ofItem, ...ofBook]
    .filter((each) => each.from <= to && (each.until === null || each.until > from))
    .sort((one, other) => one.from - other.from);
}
