import { h } from "../../lib/dom.ts";
import { button, buttons, form } from "../controls.ts";
import type { View } from "../stage.ts";
import type { Account } from "../steps.ts";

/**
 * The accounts that can be shared; those that are shared already stay so.
 * @param told `app`: its name; `passedOver`: the fields of a custom user that the local sandbox does not know
 */
export function accountsView(
  offered: readonly Account[],
  { app, passedOver }: { readonly app: string; readonly passedOver: readonly string[] },
  send: (keys: readonly string[]) => void,
): View {
  const boxes = offered.map(({ key, shared }) =>
    h("input", { type: "checkbox", value: key, checked: true, disabled: shared }),
  );
  const rows = offered.map(({ name, mask, subtype, shared }, index) => {
    const words = [subtype, mask === null ? null : `ending in ${mask}`, shared ? "shared already" : null];
    const detail = words.filter((each) => each !== null).join(", ");
    return h("label", { class: "account" }, boxes[index] ?? null, h("span", {}, name, h("small", {}, detail)));
  });
  return {
    heading: "Select accounts",
    content: [
      ...(passedOver.length === 0
        ? []
        : [h("p", { class: "hint" }, `Passed over, as newer than this sandbox: ${passedOver.join(", ")}`)]),
      form(
        () => send(boxes.flatMap(({ checked, value }) => (checked ? value : []))),
        h("fieldset", {}, h("legend", {}, `Accounts that ${app} may read`), rows),
        buttons(button("Continue")),
      ),
    ],
  };
}
