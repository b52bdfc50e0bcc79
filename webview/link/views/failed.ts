import { h } from "../../lib/dom.ts";
import { button, buttons } from "../controls.ts";
import type { View } from "../stage.ts";
import type { Bank, LinkError } from "../steps.ts";

/** Why a bank could not be connected, and what can be done; what is null cannot. */
export function failedView(
  { display_message, error_code, error_message }: LinkError,
  bank: Bank | null,
  act: { close(): void; readonly other: (() => void) | null; readonly again: (() => void) | null },
): View {
  return {
    heading: bank === null ? "Link cannot go on" : `${bank.name} could not be connected`,
    content: [
      h("p", { role: "alert" }, display_message ?? error_message),
      h("p", { class: "hint" }, h("code", {}, error_code), display_message === null ? "" : `: ${error_message}`),
      buttons(
        button("Close", act.close),
        act.other === null ? null : button("Choose another bank", act.other),
        act.again === null ? null : button("Try again", act.again),
      ),
    ],
  };
}
