import {
  type Button,
  type Checkbox,
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
} from "@vscode/webview-ui-toolkit";
import { type Child, h } from "./dom.ts";
import type { Control } from "./plainControls.ts";

/**
 * Registers the page's controls. Only this module knows the component library: to replace the library, change this
 * file. Only the comparison has it: it is ten times what else a page of buttons and a table needs. Left out on purpose:
 * badge, data grid and progress ring set style attributes, which the content security policy refuses; the dropdown and
 * text field would make up a fifth of the page, and screen readers support the browser's own.
 */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox());
}

export interface ButtonState {
  readonly label: string;
  readonly icon: Child;
  readonly appearance: "primary" | "secondary";
  /** Its keyboard shortcuts, in the form of `aria-keyshortcuts`. */
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
      // Created without a label, the library's checkbox names itself "Checkbox" and keeps that name.
      element.setAttribute("aria-label", label);
      if (element.checked !== checked) element.checked = checked;
    },
  };
}
