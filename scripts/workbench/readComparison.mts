import type { Frame } from "playwright-core";

/** What the panel shows, as a person would read it. */
export interface ShownComparison {
  readonly verdict: string;
  readonly cells: readonly ShownCell[];
}

/** One account in one call. A balance is null where the answer said null, and left out where it gave none. */
export interface ShownCell {
  readonly account: string;
  readonly endpoint: string;
  readonly available?: number | null;
  readonly current?: number | null;
}

/** Reads the table of a comparison that is done, each call in a column of its own. */
export async function readComparison(panel: Frame): Promise<ShownComparison> {
  // The calls of a step are folded into one column, which shows the first of them; what opens has folds of its own.
  const folded = panel.locator('[data-action="toggle-fold"][aria-expanded="false"]');
  while ((await folded.count()) > 0) await folded.first().click();
  return panel.evaluate(() => {
    const textOf = (element: Element | null) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
    const endpoints = new Map(
      [...document.querySelectorAll("[data-reading][data-endpoint]")].map((element) => [
        element.getAttribute("data-reading") ?? "",
        element.getAttribute("data-endpoint") ?? "",
      ]),
    );
    const balance = (cell: Element, field: string) => {
      const value = cell.querySelector(`[data-field="${field}"]`)?.getAttribute("data-value");
      if (value === null || value === undefined) return {};
      return { [field]: value === "null" ? null : Number(value) };
    };
    const cells = [...document.querySelectorAll("td[data-reading][data-account]")]
      .filter((cell) => cell.querySelector("[data-field]") !== null)
      .map((cell) => ({
        account: cell.getAttribute("data-account") ?? "",
        endpoint: endpoints.get(cell.getAttribute("data-reading") ?? "") ?? "",
        ...balance(cell, "available"),
        ...balance(cell, "current"),
      }));
    return { verdict: textOf(document.querySelector('[data-role="verdict"]')), cells };
  });
}
