/** A row whose position on the screen is to be kept. */
export interface HeldRow {
  readonly row: HTMLElement;
  readonly accountId: string | undefined;
  /** px from the head of the window. */
  readonly top: number;
}

/**
 * The first visible row of a table and its position; null where none is visible. To be called while no layout is
 * pending.
 */
export function firstSeenRow(table: HTMLElement): HeldRow | null {
  for (const row of table.querySelectorAll<HTMLElement>("tr.account-row")) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > 0) return { row, accountId: row.dataset.key, top };
  }
  return null;
}

/**
 * Scrolls so that the row is where it was, since a row outside the window may be higher than estimated. Does nothing
 * when the row is gone.
 */
export function scrollBackTo({ row, accountId, top }: HeldRow): void {
  if (!row.isConnected || row.dataset.key !== accountId) return;
  const moved = row.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
}
