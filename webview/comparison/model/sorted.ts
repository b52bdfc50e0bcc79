import type { MatrixRow } from "./matrixRow.ts";

export const sortings = ["type", "name", "difference"] as const;
/** Grouped by Plaid's type, or in one list: by name, or the largest difference first. */
export type Sorting = (typeof sortings)[number];

export interface RowGroup {
  /** Plaid's account type; null for the one list of all accounts. */
  readonly type: string | null;
  readonly rows: readonly MatrixRow[];
}

/** The rows as the person wants them sorted. Equal rows keep the order of the answers. */
export function sorted(groups: readonly RowGroup[], sorting: Sorting, locale: string): readonly RowGroup[] {
  if (sorting === "type" || groups.length === 0) return groups;
  const rows = groups.flatMap((group) => group.rows);
  if (sorting === "name") {
    const { compare } = new Intl.Collator(locale, { numeric: true });
    return [{ type: null, rows: rows.toSorted((left, right) => compare(nameOf(left), nameOf(right))) }];
  }
  const sizes = new Map(rows.map((row) => [row, largestDifference(row)]));
  return [{ type: null, rows: rows.toSorted((left, right) => (sizes.get(right) ?? 0) - (sizes.get(left) ?? 0)) }];
}

function nameOf({ account }: MatrixRow): string {
  return account.name ?? account.officialName ?? "";
}

/** In units of whatever currency: amounts that cannot be compared come after those that differ, before those that do not. */
function largestDifference({ cells }: MatrixRow): number {
  let largest = 0;
  for (const cell of cells) {
    if (cell.kind !== "amounts") continue;
    for (const { standing } of cell.amounts) {
      if (standing.kind === "off") largest = Math.max(largest, Math.abs(standing.by));
      else if (standing.kind === "unlike") largest = Math.max(largest, Number.MIN_VALUE);
    }
  }
  return largest;
}
