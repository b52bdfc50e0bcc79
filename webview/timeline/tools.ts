import type { TextContext } from "../../src/text/segment.ts";
import { type TimelineText, timelineText } from "../../src/text/timeline/timelineWords.ts";
import { h } from "../lib/dom.ts";

type ToolName = "larger" | "table" | "copy-svg" | "zoom-in" | "zoom-out" | "zoom-usual";

interface ToolsInput {
  readonly isLarge: boolean;
  readonly canOpen: boolean;
  readonly act: Readonly<Record<ToolName, () => void>>;
}

interface ToolsState {
  readonly context: TextContext;
  readonly isKnown: boolean;
  readonly isTable: boolean;
  readonly isZoomed: boolean;
}

export interface Tools {
  readonly element: HTMLElement;
  update(state: ToolsState): void;
  /** Announces the result of the last tool, until the next one is used. */
  told(words: string): void;
}

/** The buttons of a time line: a single tab stop, with arrow keys between them. */
export function createTools({ isLarge, canOpen, act }: ToolsInput): Tools {
  const names: readonly ToolName[] = [
    ...(isLarge ? (["zoom-in", "zoom-out", "zoom-usual"] as const) : []),
    ...(canOpen ? (["larger"] as const) : []),
    "table",
    "copy-svg",
  ];
  const status = h("span", { class: "tl-told", role: "status" });
  const buttons = new Map(names.map((name) => [name, h("button", { type: "button", class: "tl-button" })]));
  const element = h("div", { class: "tl-tools", role: "toolbar" }, ...buttons.values(), status);
  for (const [name, button] of buttons) {
    button.addEventListener("click", () => {
      status.textContent = "";
      enter(button);
      act[name]();
    });
  }
  element.addEventListener("keydown", (event) => {
    const usable = [...buttons.values()].filter(({ hidden, disabled }) => !hidden && !disabled);
    const place = usable.findIndex(({ tabIndex }) => tabIndex === 0);
    const forward = getComputedStyle(element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const step = event.key === forward ? 1 : event.key === "ArrowLeft" || event.key === "ArrowRight" ? -1 : 0;
    const next = usable[(place + step + usable.length) % usable.length];
    if (step === 0 || place === -1 || next === undefined) return;
    enter(next);
    next.focus();
    event.preventDefault();
  });

  function enter(entered: HTMLButtonElement): void {
    for (const button of buttons.values()) button.tabIndex = button === entered ? 0 : -1;
  }

  return {
    element,
    update({ context, isKnown, isTable, isZoomed }) {
      element.hidden = !isKnown;
      element.setAttribute("aria-label", timelineText("actions", context));
      for (const [name, button] of buttons) {
        const text: TimelineText = name === "table" && isTable ? "line" : name;
        const words = timelineText(text, context);
        if (button.textContent !== words) button.textContent = words;
      }
      const isPicture = (name: ToolName) => name === "copy-svg" || name.startsWith("zoom");
      for (const [name, button] of buttons) button.hidden = isPicture(name) && isTable;
      const usual = buttons.get("zoom-usual");
      if (usual !== undefined) usual.disabled = !isZoomed;
      const shown = [...buttons.values()].filter(({ hidden, disabled }) => !hidden && !disabled);
      const [first] = shown;
      if (first !== undefined && !shown.some(({ tabIndex }) => tabIndex === 0)) enter(first);
      else if (shown.filter(({ tabIndex }) => tabIndex === 0).length > 1 && first !== undefined) enter(first);
    },
    told(words) {
      status.textContent = words;
    },
  };
}
