/** The core attributes of an evaluation that are numbers or yes and no, by Plaid's names. */
export type CoreAttributes = Readonly<Record<string, number | boolean>>;

/** So many are kept of one evaluation; Plaid documents about eighty. */
export const mostCoreAttributes = 120;

/** What is named otherwise is no attribute of Plaid's. */
const attributeName = /^[a-z][a-z0-9_]{0,79}$/;

/** Read as balances already, with their age and their difference. */
const balances: ReadonlySet<string> = new Set(["available_balance", "current_balance"]);

/** Those of `core_attributes` that have a value. What is not as Plaid documents it is left out: no balance is lost over a detail. */
export function coreAttributesIn(attributes: Readonly<Record<string, unknown>>): CoreAttributes {
  const kept = Object.entries(attributes).filter((entry): entry is [string, number | boolean] => {
    const [name, value] = entry;
    if (!attributeName.test(name) || balances.has(name)) return false;
    return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
  });
  return Object.fromEntries(kept.slice(0, mostCoreAttributes));
}
