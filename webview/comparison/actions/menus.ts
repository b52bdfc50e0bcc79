/** A click outside a menu closes it. */
export function closeMenus(root: HTMLElement, except: HTMLElement | null): void {
  for (const menu of root.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

/** Choosing an entry closes its menu and returns the focus to the menu's button. */
export function leaveMenu(element: HTMLElement): void {
  const menu = element.closest<HTMLDetailsElement>("details.menu");
  if (menu === null) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}
