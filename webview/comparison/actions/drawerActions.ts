import type { Page } from "../page.ts";
import { enterTabOrder } from "../tableKeyboard.ts";

/** Actions that open and close the drawer with a call's details. */
export const drawerActions: Readonly<Record<string, (page: Page, element: HTMLElement) => void>> = {
  "open-reading": (page, element) => {
    const { reading } = element.dataset;
    if (element.hasAttribute("data-roving")) enterTabOrder(element);
    if (reading === undefined) return;
    const accountId = element.closest<HTMLElement>("td[data-account]")?.dataset.account ?? null;
    page.arrange({ open: { readingId: reading, accountId } });
    page.shell.drawer.querySelector<HTMLElement>(".drawer")?.focus({ preventScroll: true });
    // The drawer may have opened over the element.
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
  },
  "close-reading": (page) => closeReading(page),
};

/** Closes the drawer; the focus goes back to the cell or head it was opened from. */
export function closeReading(page: Page): void {
  const { open } = page.view();
  page.arrange({ open: null });
  if (open === null) return;
  const reading = `[data-action="open-reading"][data-reading="${CSS.escape(open.readingId)}"]`;
  const cell = open.accountId === null ? "" : `td[data-account="${CSS.escape(open.accountId)}"] `;
  page.shell.root.querySelector<HTMLElement>(`${cell}${reading}`)?.focus();
}
