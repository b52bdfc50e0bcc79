import { readRefs } from "../highlight.ts";
import type { Page } from "../page.ts";
import { actions } from "./actions.ts";
import { closeReading } from "./drawerActions.ts";
import { closeMenus } from "./menus.ts";

/** The parts of the arrangement that say whether a section of the page is open. */
const openParts = ["callsOpen", "notesOpen", "skippedOpen"] as const;

/** Listens on the root alone, so redrawn elements need no listeners. */
export function listenToPage(root: HTMLElement, page: Page): void {
  root.addEventListener("click", (event) => {
    const element = closest(event.target, "[data-action]");
    closeMenus(root, closest(event.target, "details.menu"));
    if (element !== null) actions[element.dataset.action ?? ""]?.(page, element);
  });
  for (const enter of ["pointerover", "focusin"] as const) {
    root.addEventListener(enter, (event) => {
      const element = closest(event.target, "[data-refs]");
      if (element !== null) page.ring(readRefs(element));
    });
  }
  for (const leave of ["pointerout", "focusout"] as const) {
    root.addEventListener(leave, (event) => {
      if (closest(event.target, "[data-refs]") !== null) page.ringChosen();
    });
  }
  root.addEventListener(
    "toggle",
    (event) => {
      const { target } = event;
      if (!(target instanceof HTMLDetailsElement)) return;
      const part = openParts.find((name) => name === target.dataset.opens);
      if (part !== undefined && target.open !== page.view()[part]) page.arrange({ [part]: target.open });
    },
    { capture: true },
  );
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape" ? letGo(page) : page.moveInMatrix(event)) event.preventDefault();
  });
}

/**
 * Escape closes the menu or drawer that has the focus, else cancels what runs, else closes the drawer, else clears the
 * chosen finding.
 */
function letGo(page: Page): boolean {
  const menu = closest(document.activeElement, "details.menu[open]");
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

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
