import { sortings } from "../model/sorted.ts";
import { mostFirst } from "../model/tableColumns.ts";
import type { Page } from "../page.ts";

/** Actions that arrange the table and the findings: what is folded, hidden, sorted and compared with. */
export const arrangeActions: Readonly<Record<string, (page: Page, element: HTMLElement) => void>> = {
  "show-all": (page) => page.arrange({ differencesOnly: false, filter: "" }),
  "toggle-fold": (page, element) => {
    const { fold } = element.dataset;
    if (fold === undefined) return;
    const { unfolded } = page.view();
    const isInHead = page.shell.matrix.contains(element);
    page.arrange({ unfolded: unfolded.includes(fold) ? unfolded.filter((key) => key !== fold) : [...unfolded, fold] });
    // The button was redrawn on the other side of the fold.
    if (isInHead) page.shell.matrix.querySelector<HTMLElement>(`[data-fold="${CSS.escape(fold)}"]`)?.focus();
  },
  "turn-columns": (page, { dataset: { call } }) => {
    if (call === undefined) return;
    page.arrange({ firstCalls: [...page.view().firstCalls, call].slice(-mostFirst) });
    const head = page.shell.matrix.querySelector<HTMLElement>(`th[data-key="${CSS.escape(call)}"]`);
    head?.querySelector<HTMLElement>("[data-head]")?.focus({ preventScroll: true });
    head?.scrollIntoView({ block: "nearest", inline: "center" });
  },
  "toggle-column": (page, { dataset: { column } }) => {
    if (column === undefined) return;
    const { hidden } = page.view();
    page.arrange({ hidden: hidden.includes(column) ? hidden.filter((id) => id !== column) : [...hidden, column] });
  },
  "toggle-matching": (page) => page.arrange({ matchingOpen: !page.view().matchingOpen }),
  sort: (page, { dataset: { sort } }) => {
    page.arrange({ sort: sortings.find((each) => each === sort) ?? null });
  },
  "choose-baseline": (page, { dataset: { reading } }) => page.arrange({ baseline: reading ?? null }),
  "more-findings": (page) => page.arrange({ findingsShown: page.view().findingsShown + 100 }),
  "more-calls": (page) => page.arrange({ callsShown: page.view().callsShown + 100 }),
};
