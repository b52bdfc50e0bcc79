import { readRefs } from "../highlight.ts";
import type { Page } from "../page.ts";
import { actions } from "./actions.ts";
import { closeMenus } from "./menus.ts";
import { pressEscape } from "./pressEscape.ts";

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
    if (event.key === "Escape" ? pressEscape(page) : page.moveInMatrix(event)) event.preventDefault();
  });
}

function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
