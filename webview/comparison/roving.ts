/**
 * Moves through the matrix with the arrow keys. It stays a plain table to a screen reader; one of its cells is in the
 * tab order, so that Tab passes the table in one step.
 */
export function moveInMatrix(event: KeyboardEvent): boolean {
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-roving]") : null;
  const cell = from?.closest("td") ?? null;
  if (from === null || cell === null) return false;
  const target = targetOf(event, cell);
  const button = target?.querySelector<HTMLElement>("[data-roving]") ?? null;
  if (button === null) return false;
  enterTabOrder(button);
  button.focus();
  button.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

/** Keeps exactly one cell in the tab order: the one last visited, else the first. */
export function keepOneTabStop(matrix: HTMLElement): void {
  const cells = [...matrix.querySelectorAll<HTMLElement>("[data-roving]")];
  if (cells.some((cell) => cell.tabIndex === 0)) return;
  const [first] = cells;
  if (first !== undefined) first.tabIndex = 0;
}

/** Makes a cell the one that Tab reaches. */
export function enterTabOrder(button: HTMLElement): void {
  for (const other of button.closest("table")?.querySelectorAll<HTMLElement>('[data-roving][tabindex="0"]') ?? []) {
    other.tabIndex = -1;
  }
  button.tabIndex = 0;
}

function targetOf(event: KeyboardEvent, cell: HTMLTableCellElement): HTMLTableCellElement | null {
  const row = cell.closest("tr");
  const table = cell.closest("table");
  if (row === null || table === null) return null;
  const inRow = [...row.cells].filter(isOpenable);
  const inColumn = [...table.rows].flatMap((each) => {
    const candidate = each.classList.contains("account-row") ? each.cells[cell.cellIndex] : undefined;
    return candidate !== undefined && isOpenable(candidate) ? [candidate] : [];
  });
  const whole = event.ctrlKey || event.metaKey;
  const forward = getComputedStyle(table).direction === "rtl" ? -1 : 1;
  switch (event.key) {
    case "ArrowRight":
      return step(inRow, cell, forward);
    case "ArrowLeft":
      return step(inRow, cell, -forward);
    case "ArrowDown":
      return step(inColumn, cell, 1);
    case "ArrowUp":
      return step(inColumn, cell, -1);
    case "PageDown":
      return inColumn[Math.min(inColumn.indexOf(cell) + 10, inColumn.length - 1)] ?? null;
    case "PageUp":
      return inColumn[Math.max(inColumn.indexOf(cell) - 10, 0)] ?? null;
    case "Home":
      return (whole ? inColumn : inRow)[0] ?? null;
    case "End":
      return (whole ? inColumn : inRow).at(-1) ?? null;
    default:
      return null;
  }
}

function step(
  cells: readonly HTMLTableCellElement[],
  from: HTMLTableCellElement,
  by: number,
): HTMLTableCellElement | null {
  return cells[cells.indexOf(from) + by] ?? null;
}

function isOpenable(cell: HTMLTableCellElement): boolean {
  return cell.querySelector("[data-roving]") !== null;
}
