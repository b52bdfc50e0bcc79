import { endpointEntry } from "../endpoint/catalogue.ts";
import type { FailureReason } from "../failure/errors.ts";
import { accountsOf, type KnownAccount } from "../item/accountsOf.ts";
import { oncePer } from "../oncePer.ts";
import { accountsById } from "../reading/accountsById.ts";
import { type BalanceField, type Balances, currencyOf } from "../reading/balances.ts";
import type { OkReading, Reading, SkipReason } from "../reading/reading.ts";
import { bankAccountsOf } from "./bankShown.ts";
import { comparedWith } from "./comparedWith.ts";
import type { Comparison } from "./comparison.ts";
import { type Difference, differenceBeside, differenceTo } from "./differenceFrom.ts";

/** One number of one account in one response, or why there is none. */
export type FieldCell =
  | { readonly kind: "number"; readonly value: number }
  /** The bank or Plaid gave no number: JSON null. */
  | { readonly kind: "null" }
  /** The answer shows the account but has no such field (an evaluation has no limit). */
  | { readonly kind: "no-field" }
  /** The endpoint answered without this account. */
  | { readonly kind: "not-returned" }
  /** The call was for another account. */
  | { readonly kind: "not-asked" }
  | { readonly kind: "skipped"; readonly reason: SkipReason }
  | { readonly kind: "failed"; readonly reason: FailureReason };

export interface MatrixCell {
  readonly available: FieldCell;
  readonly current: FieldCell;
  readonly limit: FieldCell;
  readonly balances: Balances | null;
  /** Each number minus the same number of the reading that it is measured against. */
  readonly difference: Readonly<Record<BalanceField, Difference>>;
  /** That reading's ID; null: there is none. */
  readonly againstId: string | null;
}

export interface MatrixRow {
  readonly account: KnownAccount;
  /** As many as there are columns, in their order. */
  readonly cells: readonly MatrixCell[];
  /** The currency that its answers name; null where they name none, or several. */
  readonly currency: string | null;
  /** What a person saw at the bank itself; null where nobody entered it for this account. */
  readonly bankShows: MatrixCell | null;
}

/** Accounts by readings. The columns are the readings that can carry balances, in the order they were made. */
export interface Matrix {
  readonly columns: readonly Reading[];
  readonly baselineId: string | null;
  readonly rows: readonly MatrixRow[];
}

const fields: readonly BalanceField[] = ["available", "current", "limit"];

function fieldCell(balances: Balances, field: BalanceField): FieldCell {
  const value = balances[field];
  if (value === undefined) return { kind: "no-field" };
  return value === null ? { kind: "null" } : { kind: "number", value };
}

/** The cell of every field where a reading has no balances. */
function emptyCell(reading: Reading): FieldCell {
  if (reading.outcome === "skipped") return { kind: "skipped", reason: reading.skipReason };
  if (reading.outcome === "failed") return { kind: "failed", reason: reading.failure.reason };
  return { kind: endpointEntry(reading.endpoint).shows === "one-account" ? "not-asked" : "not-returned" };
}

/**
 * The accounts that a call named; null where it named none, or nobody knows. A reading of an earlier version did not
 * keep what was sent: a call of the plan was sent what the plan says, and a call outside the plan named none.
 */
function askedFor({ plan, origin }: Comparison, reading: Reading): readonly string[] | null {
  if (reading.outcome === "skipped") return null;
  if (reading.sent !== undefined) return reading.sent.accountIds;
  return origin === "saved" || reading.pass === "single" ? null : (plan.options.accountIds ?? null);
}

/** Computes one cell at a time: a long table computes only those that it draws, and a log has thousands of calls. */
type MatrixCellOf = (reading: Reading, accountId: string) => MatrixCell;

/** What the bank itself shows of an account, in a column after those of the calls; null where nobody entered it. */
export type BankCells = (accountId: string) => MatrixCell | null;

/**
 * The readings that can carry balances, and what each says of an account. Differences are measured against `baseline` where
 * the person chose it (`isChosen`), else as `comparedWith` says.
 */
export function matrixCellsOf(
  comparison: Comparison,
  baseline: OkReading | null,
  isChosen = false,
): { readonly columns: readonly Reading[]; readonly cellOf: MatrixCellOf; readonly bankShowsOf: BankCells } {
  const columns = comparison.readings.filter((reading) => endpointEntry(reading.endpoint).numbersAt !== null);
  const againstOf = comparedWith(comparison, baseline, isChosen);
  const accountsIn = oncePer(accountsById);
  const cellOf: MatrixCellOf = (reading, id) => {
    const account = accountsIn(reading).get(id);
    const isOutside = reading.outcome === "ok" && askedFor(comparison, reading)?.includes(id) === false;
    const empty: FieldCell = isOutside ? { kind: "not-asked" } : emptyCell(reading);
    const against = againstOf(reading, id);
    const other = accountsIn(against).get(id);
    return matrixCell(account?.balances ?? null, empty, against, (field) =>
      differenceTo(against, reading, account, other, field),
    );
  };
  const entered = bankAccountsOf(comparison);
  const bankShowsOf: BankCells = (id) => {
    const account = entered.get(id);
    if (account === undefined) return null;
    const nothing: FieldCell = { kind: "no-field" };
    const other = accountsIn(baseline).get(id);
    return matrixCell(account.balances, nothing, baseline, (field) =>
      differenceBeside(baseline, account, other, field),
    );
  };
  return { columns, cellOf, bankShowsOf };
}

function matrixCell(
  balances: Balances | null,
  empty: FieldCell,
  against: OkReading | null,
  measure: (field: BalanceField) => Difference,
): MatrixCell {
  const [available = empty, current = empty, limit = empty] = fields.map((field) =>
    balances === null ? empty : fieldCell(balances, field),
  );
  const difference = { available: measure("available"), current: measure("current"), limit: measure("limit") };
  return { available, current, limit, balances, difference, againstId: against?.id ?? null };
}

/** The table both the panel and the terminal draw: its differences are as `comparedWith` says of `baseline`. */
export function matrixOf(comparison: Comparison, baseline: OkReading | null): Matrix {
  const { columns, cellOf, bankShowsOf } = matrixCellsOf(comparison, baseline);
  const rows = accountsOf(comparison).map((account): MatrixRow => {
    const cells = columns.map((reading) => cellOf(reading, account.accountId));
    return { account, cells, currency: onlyCurrency(cells), bankShows: bankShowsOf(account.accountId) };
  });
  return { columns, baselineId: baseline?.id ?? null, rows };
}

/**
 * The currency an account's amounts are shown in: its answer's own, else, as an evaluation names none, the one that its other
 * answers name. Null where they name none, or several.
 */
export function shownCurrency({ currency }: MatrixRow, cell: MatrixCell): string | null {
  return (cell.balances === null ? null : currencyOf(cell.balances)) ?? currency;
}

function onlyCurrency(cells: readonly MatrixCell[]): string | null {
  const named = new Set(cells.map(({ balances }) => (balances === null ? null : currencyOf(balances))));
  named.delete(null);
  const [only = null] = named;
  return named.size === 1 ? only : null;
}
