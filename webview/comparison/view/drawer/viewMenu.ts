import { type Child, h } from "../../../lib/dom.ts";

/** One line of a menu: what it says, and the attributes that say what it does. */
export interface MenuLine {
  readonly data: Readonly<Record<string, string>>;
  readonly words: Child;
}

/** A menu of a few choices; `key` keeps it open across redraws. Null without entries. */
export function viewMenu(
  { key, name }: { readonly key: string; readonly name: string },
  lines: readonly MenuLine[],
): HTMLElement | null {
  if (lines.length === 0) return null;
  return h(
    "details",
    { class: "menu", "data-keeps-open": true, "data-key": key },
    h("summary", { class: "link" }, name),
    h(
      "ul",
      { class: "menu-list" },
      ...lines.map(({ data, words }) => h("li", {}, h("button", { class: "menu-item", ...data }, words))),
    ),
  );
}
