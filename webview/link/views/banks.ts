import { h } from "../../lib/dom.ts";
import { button, field } from "../controls.ts";
import type { View } from "../stage.ts";
import type { Bank, PageData } from "../steps.ts";

/** The banks that have what the app asks for, with a search. */
export function banksView(
  { name: app, institutions }: PageData,
  act: { choose(bank: Bank): void; search(words: string): void },
): View {
  const list = h("ul");
  const search = h("input", { type: "search", autocomplete: "off" });
  const found = h("p", { class: "hint", "aria-live": "polite" });
  const fill = (): void => {
    const words = search.value.trim().toLowerCase();
    const fitting = institutions.filter(({ name }) => name.toLowerCase().includes(words));
    const row = (bank: Bank) => button(bank.name, () => act.choose(bank));
    list.replaceChildren(...fitting.map((bank) => h("li", {}, row(bank))));
    found.textContent = `${fitting.length} of ${institutions.length} banks that have what ${app} asks for`;
  };
  search.addEventListener("input", fill);
  search.addEventListener("change", () => act.search(search.value.slice(0, 100)));
  fill();
  return { heading: `Connect a test bank to ${app}`, content: [field("search", "Search", search), found, list] };
}
