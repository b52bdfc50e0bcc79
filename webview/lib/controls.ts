import {
  type Button,
  type Checkbox,
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
} from "@vscode/webview-ui-toolkit";
import { type Child, h } from "./dom.ts";

/**
 * The page's controls. This is the only module that knows which kit draws them: to change the kit, change this file.
 * Left out on purpose: badge, data grid and progress ring set style attributes, which the page's policy refuses; the
 * dropdown and the text field would be a fifth of the page, and the browser's own are known to every screen reader.
 */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox());
}

/** A control: its element, placed once, and a way to bring it up to date. */
export interface Control<State> {
  readonly element: HTMLElement;
  update(state: State): void;
}

export interface ButtonState {
  readonly label: string;
  readonly icon: Child;
  readonly appearance: "primary" | "secondary";
  /** Keys that do the same, as ARIA writes them. */
  readonly shortcut?: string;
  readonly hint?: string;
}

export function button(onClick: () => void): Control<ButtonState> {
  const element = document.createElement("vscode-button") as Button;
  element.addEventListener("click", onClick);
  return {
    element,
    update({ label, icon, appearance, shortcut, hint = "" }) {
      if (element.appearance !== appearance) element.appearance = appearance;
      if (element.dataset.label === label) return;
      element.dataset.label = label;
      if (shortcut === undefined) element.removeAttribute("aria-keyshortcuts");
      else element.setAttribute("aria-keyshortcuts", shortcut);
      element.title = hint;
      const start = icon === null ? [] : [h("span", { slot: "start", "aria-hidden": "true" }, icon)];
      element.replaceChildren(...start, label);
    },
  };
}

export interface CheckboxState {
  readonly label: string;
  readonly checked: boolean;
}

export function checkbox(onChange: (checked: boolean) => void): Control<CheckboxState> {
  const element = document.createElement("vscode-checkbox") as Checkbox;
  element.addEventListener("change", () => onChange(element.checked));
  return {
    element,
    update({ label, checked }) {
      if (element.textContent !== label) element.textContent = label;
      // Made without a label, the kit's checkbox names itself "Checkbox" and keeps to it.
      element.setAttribute("aria-label", label);
      if (element.checked !== checked) element.checked = checked;
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
