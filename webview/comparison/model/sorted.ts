import type { TableRow } from "./tableRow.ts";

export const sortings = ["type", "name", "difference"] as const;
/** By Plaid's type, by name, or the largest difference first. */
export type Sorting = (typeof sortings)[number];

/** A group of rows. */
export interface RowGroup {
  readonly key: "all" | "match";
  readonly rows: readonly TableRow[];
  /** The line that replaces the rows while they are folded. Null for rows without a head. */
  readonly head: { readonly rows: readonly TableRow[]; readonly isOpen: boolean } | null;
}

/** Accounts that are visible at once; of more, those that differ come first, and those that match are folded. */
const seenAtOnce = 8;
/** Accounts above which sorting would have to compute every cell before the first frame. */
export const sortedAtOnce = 100;
/** Matching rows below which folding saves no space. */
const leastFolded = 3;

/** The order of the rows where the person chose none. */
export function usualSorting(accounts: number): Sorting {
  return accounts > seenAtOnce && accounts <= sortedAtOnce ? "difference" : "type";
}

/** The rows as they are sorted. Equal rows keep the order of their types. */
export function sorted(rows: readonly TableRow[], sorting: Sorting, locale: string): readonly TableRow[] {
  if (sorting === "type") return rows;
  if (sorting === "name") {
    const { compare } = new Intl.Collator(locale, { numeric: true });
    return rows.toSorted((left, right) => compare(nameOf(left), nameOf(right)));
  }
  const sizes = new Map(rows.map((row) => [row, largestDifference(row)]));
  return rows.toSorted((left, right) => (sizes.get(right) ?? 0) - (sizes.get(left) ?? 0));
}

/**
 * Folds the rows that match behind those that differ, where there are many of them. What a person entered for an account
 * stays in view.
 */
export function grouped(
  rows: readonly TableRow[],
  { mayFold, isOpen }: { mayFold: boolean; isOpen: boolean },
): readonly RowGroup[] {
  if (rows.length === 0) return [];
  const all: RowGroup = { key: "all", rows, head: null };
  if (!mayFold || rows.length <= seenAtOnce || rows.length > sortedAtOnce) return [all];
  const stays = ({ differs, bankShows }: TableRow): boolean => differs || bankShows !== null;
  const differing = rows.filter(stays);
  const matching = rows.filter((row) => !stays(row));
  if (differing.length === 0 || matching.length < leastFolded) return [all];
  return [
    { key: "all", rows: differing, head: null },
    { key: "match", rows: isOpen ? matching : [], head: { rows: matching, isOpen } },
  ];
}

function nameOf({ account }: TableRow): string {
  return account.name ?? account.officialName ?? "";
}

/**
 * The largest difference in any currency: amounts that are not comparable come after those that differ, before those
 * that do not.
 */
function largestDifference({ cells }: TableRow): number {
  let largest = 0;
  for (const cell of cells) {
    if (cell.kind !== "amounts") continue;
    for (const { compared } of cell.amounts) {
      if (compared.kind === "differs") largest = Math.max(largest, Math.abs(compared.by));
      else if (compared.kind === "not-comparable") largest = Math.max(largest, Number.MIN_VALUE);
    }
  }
  return largest;
}
