import { h } from "./dom.ts";

/** A control: its element, inserted once, and a function that updates it. */
export interface Control<State> {
  readonly element: HTMLElement;
  update(state: State): void;
}

export interface PlainButtonState {
  readonly label: string;
  readonly isPrimary: boolean;
}

/** The browser's own button, in the theme's colours (`button.css`). */
export function plainButton(onClick: () => void): Control<PlainButtonState> {
  const element = h("button", { type: "button", class: "button" });
  element.addEventListener("click", onClick);
  return {
    element,
    update({ label, isPrimary }) {
      if (element.textContent !== label) element.textContent = label;
      element.classList.toggle("primary", isPrimary);
    },
  };
}

export interface TextFieldState {
  readonly label: string;
  readonly value: string;
}

export function textField(onInput: (value: string) => void): Control<TextFieldState> {
  const element = h("input", { type: "text", class: "text-field", spellcheck: "false" });
  element.addEventListener("input", () => onInput(element.value));
  return {
    element,
    update({ label, value }) {
      element.setAttribute("aria-label", label);
      element.setAttribute("placeholder", label);
      if (element.value !== value) element.value = value;
    },
  };
}
