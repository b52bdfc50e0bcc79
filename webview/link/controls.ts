import { type Child, h } from "../lib/dom.ts";

/** A button; without `act` it sends the form around it. */
export function button(words: string, act?: () => void): HTMLButtonElement {
  const made = h("button", { type: act === undefined ? "submit" : "button" }, words);
  if (act !== undefined) made.addEventListener("click", act);
  return made;
}

export function buttons(...made: readonly Child[]): HTMLElement {
  return h("div", { class: "buttons" }, made);
}

/** A form that is never sent by the browser. */
export function form(act: () => void, ...content: readonly Node[]): HTMLFormElement {
  const made = h("form", {}, content);
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  return made;
}

/** A field under its label. @param id unique in the view */
export function field(id: string, words: string, control: HTMLElement): HTMLElement {
  control.id = `field-${id}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, words), control);
}
