/** A row that is to stay where it is seen. */
export interface HeldRow {
  readonly row: HTMLElement;
  readonly accountId: string | undefined;
  /** px from the head of the window. */
  readonly top: number;
}

/** The first row of a table that is seen, and where; null where none is. To be called while nothing waits to be laid out. */
export function firstSeenRow(table: HTMLElement): HeldRow | null {
  for (const row of table.querySelectorAll<HTMLElement>("tr.account-row")) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > 0) return { row, accountId: row.dataset.key, top };
  }
  return null;
}

/** What is seen must not move because a row out of sight is higher than was thought. Nothing happens where the row is gone. */
export function scrollBackTo({ row, accountId, top }: HeldRow): void {
  if (!row.isConnected || row.dataset.key !== accountId) return;
  const moved = row.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
}
