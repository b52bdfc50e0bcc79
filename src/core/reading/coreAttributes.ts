/** The core attributes of an evaluation that are numbers or yes and no, by Plaid's names. */
export type CoreAttributes = Readonly<Record<string, number | boolean>>;

/** Attributes kept of one evaluation at most; Plaid documents about eighty. */
export const mostCoreAttributes = 120;

/** Names in another form are not attributes of Plaid's. */
const attributeName = /^[a-z][a-z0-9_]{0,79}$/;

/** Left out, since they are read as balances, with their age and difference. */
const balances: ReadonlySet<string> = new Set(["available_balance", "current_balance"]);

/**
 * Those of `core_attributes` that have a value. Values that are not as Plaid documents them are left out, so that no
 * balance is lost because of one.
 */
export function coreAttributesIn(attributes: Readonly<Record<string, unknown>>): CoreAttributes {
  const kept = Object.entries(attributes).filter((entry): entry is [string, number | boolean] => {
    const [name, value] = entry;
    if (!attributeName.test(name) || balances.has(name)) return false;
    return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
  });
  return Object.fromEntries(kept.slice(0, mostCoreAttributes));
}
