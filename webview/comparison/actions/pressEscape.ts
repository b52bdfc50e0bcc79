import type { Page } from "../page.ts";
import { closeReading } from "./drawerActions.ts";
import { closeMenus } from "./menus.ts";

/**
 * Escape closes the menu or drawer that has the focus, else cancels what runs, else closes the drawer, else clears the
 * chosen finding. @returns false where there is nothing of these
 */
export function pressEscape(page: Page): boolean {
  const menu = document.activeElement?.closest("details.menu[open]") ?? null;
  const isOpen = page.model()?.open != null;
  if (menu !== null) {
    closeMenus(page.shell.root, null);
    menu.querySelector("summary")?.focus();
  } else if (isOpen && page.shell.drawer.contains(document.activeElement)) closeReading(page);
  else if (page.busy()) page.runOrCancel();
  else if (isOpen) closeReading(page);
  else if (page.view().finding !== null) page.arrange({ finding: null });
  else return false;
  return true;
}
