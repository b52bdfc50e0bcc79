import { h } from "../lib/dom.ts";

/** What the page shows at one moment. */
export interface View {
  readonly heading: string;
  readonly content: readonly Node[];
}

/** The page's one view after another. */
export interface Stage {
  /** Replaces the view, and takes the keyboard and the screen reader to its heading. */
  show(view: View, canLeave: boolean): void;
  /** Says something beside the view. */
  say(words: string): void;
  /** Says that something is under way, and keeps the view from being sent twice. */
  wait(words: string): void;
}

/** @param onLeave called when the person closes Link */
export function createStage(main: HTMLElement, onLeave: () => void): Stage {
  const say = (words: string): void => {
    const status = main.querySelector("[role=status]");
    if (status !== null) status.textContent = words;
  };
  return {
    show({ heading, content }, canLeave) {
      const title = h("h1", { tabindex: -1 }, heading);
      const leave = h("button", { type: "button", class: "leave", "aria-label": "Close Link" }, "✕");
      leave.addEventListener("click", onLeave);
      main.replaceChildren(
        h("header", {}, h("p", { class: "mark" }, "Local sandbox – not Plaid"), canLeave ? leave : null),
        title,
        ...content,
        h("p", { role: "status" }),
      );
      title.focus();
    },
    say,
    wait(words) {
      for (const each of main.querySelectorAll<HTMLButtonElement>("form button")) each.disabled = true;
      say(words);
    },
  };
}
