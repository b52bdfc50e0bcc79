import { type Child, h } from "../../../lib/dom.ts";

/** A name and what is known under it; null leaves the line out. */
export type Fact = readonly [name: string, value: Child] | null;

export function factList(facts: readonly Fact[]): HTMLElement {
  return h(
    "dl",
    { class: "drawer-facts" },
    ...facts
      .filter((fact) => fact !== null)
      .map(([name, value]) => h("div", { class: "drawer-fact" }, h("dt", {}, name), h("dd", {}, value))),
  );
}

/** One part of the drawer under its own head. */
export function drawerPart(name: string, ...children: readonly Child[]): HTMLElement {
  return h("section", { class: "drawer-part", "data-key": name }, h("h3", {}, name), ...children);
}
