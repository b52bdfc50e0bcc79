import type { BalanceField } from "../../../src/core/balances.ts";
import { sumMoney } from "../../../src/core/money.ts";
import type { Amount, Cell } from "./cell.ts";
import type { MatrixRow } from "./page.ts";

/** Money of one currency over the accounts of one type. */
export interface Total {
  readonly currency: string | null;
  readonly value: number;
}

/** What is added up for a type: money at hand is available, money owed and money held is current. */
export function totalledField(type: string): BalanceField {
  return type === "depository" ? "available" : "current";
}

/**
 * The totals of one column over the accounts of one type, a currency each. None where an account has no number there:
 * a sum that leaves out an account would look like a difference.
 */
export function totalsOf(rows: readonly MatrixRow[], place: number, field: BalanceField): readonly Total[] {
  const byCurrency = new Map<string | null, number[]>();
  for (const { cells } of rows) {
    const cell = cells[place];
    const value = cell === undefined ? null : numberOf(cell, field);
    if (cell?.kind !== "amounts" || value === null) return [];
    byCurrency.set(cell.currency, [...(byCurrency.get(cell.currency) ?? []), value]);
  }
  return [...byCurrency].map(([currency, values]) => ({ currency, value: sumMoney(values) }));
}

function numberOf(cell: Cell, field: BalanceField): number | null {
  if (cell.kind !== "amounts") return null;
  const amount: Amount | undefined = cell.amounts.find((each) => each.field === field);
  return amount?.cell.kind === "number" ? amount.cell.value : null;
}
