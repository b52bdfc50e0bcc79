import { h } from "../../lib/dom.ts";
import { button, buttons, field, form } from "../controls.ts";
import type { View } from "../stage.ts";
import type { Mfa } from "../steps.ts";

/** What the bank asks besides the password. */
export function mfaView(mfa: Mfa, send: (answers: readonly string[]) => void): View {
  const { prompts, choices } = mfa;
  const controls = prompts.map((): HTMLInputElement | HTMLSelectElement => {
    if (choices === undefined) return h("input", { autocomplete: "off", required: true });
    return h("select", {}, ...choices.map((choice) => h("option", {}, choice)));
  });
  const fields = controls.map((control, index) => field(String(index), prompts[index] ?? "", control));
  return {
    heading: "One more step",
    content: [
      h("p", { class: "hint" }, `The sandbox expects ${expectedAnswers(mfa).join(", ")}`),
      form(() => send(controls.map(({ value }) => value)), ...fields, buttons(button("Continue"))),
    ],
  };
}

/** The answers that Sandbox expects; of choices the first. */
export function expectedAnswers({ prompts, choices }: Mfa): readonly string[] {
  return prompts.map((prompt) => {
    if (choices !== undefined) return choices[0] ?? "";
    const [, round, place] = /(\d+), (\d+)/.exec(prompt) ?? [];
    return round === undefined ? "1234" : `answer_${round}_${place}`;
  });
}
