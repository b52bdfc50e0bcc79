/** Identifies a cell of the matrix across redraws. */
export interface CellPlace {
  readonly accountId: string;
  /** Key of its column. */
  readonly column: string;
}

/** The cell an element is in; null outside of all cells. */
export function cellPlaceOf(element: Element | null): CellPlace | null {
  const { account, key } = element?.closest<HTMLElement>("td[data-account]")?.dataset ?? {};
  return account === undefined || key === undefined ? null : { accountId: account, column: key };
}

/** The button of a cell; null while its row is not drawn. */
export function findCell(matrix: HTMLElement, { accountId, column }: CellPlace): HTMLElement | null {
  return matrix.querySelector<HTMLElement>(
    `td[data-account="${CSS.escape(accountId)}"][data-key="${CSS.escape(column)}"] [data-roving]`,
  );
}
