import { amountOnHold } from "../../../src/core/evidence/amountOnHold.ts";
import type { BalanceField } from "../../../src/core/reading/balances.ts";
import type { Amount, Cell } from "./cell.ts";

/** A line in the table of a single account: a balance, or what follows from two of them. */
export type Quantity = BalanceField | "held";

/** The quantities that any cell of the account has: each gets a line in every cell. */
export function quantitiesIn(cells: readonly Cell[], type: string | undefined): readonly Quantity[] {
  const amounts = cells.flatMap((cell) => (cell.kind === "amounts" ? [cell.amounts] : []));
  const hasHeld = amounts.some((each) => heldIn(each, type) !== null);
  const hasLimit = amounts.some((each) => each.some(({ field, cell }) => field === "limit" && cell.kind === "number"));
  return ["available", "current", ...(hasHeld ? ["held" as const] : []), ...(hasLimit ? ["limit" as const] : [])];
}

/** The held amount of an account in one response: what available excludes. Null where it does not follow. */
export function heldIn(amounts: readonly Amount[], type: string | undefined): number | null {
  const value = (field: BalanceField) => {
    const cell = amounts.find((each) => each.field === field)?.cell;
    return cell?.kind === "number" ? cell.value : null;
  };
  const [available, current, limit] = [value("available"), value("current"), value("limit")];
  return amountOnHold(type, { available, current, limit, isoCurrencyCode: null, unofficialCurrencyCode: null });
}
