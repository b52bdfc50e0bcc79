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
  let searched = "";
  // A bank may be chosen without the field's "change": the app hears of the search all the same, and once.
  const tell = (): void => {
    if (search.value === searched) return;
    searched = search.value;
    act.search(searched.slice(0, 100));
  };
  const choose = (bank: Bank): void => {
    tell();
    act.choose(bank);
  };
  const fill = (): void => {
    const words = search.value.trim().toLowerCase();
    const fitting = institutions.filter(({ name }) => name.toLowerCase().includes(words));
    const row = (bank: Bank) => button(bank.name, () => choose(bank));
    list.replaceChildren(...fitting.map((bank) => h("li", {}, row(bank))));
    found.textContent = `${fitting.length} of ${institutions.length} banks that have what ${app} asks for`;
  };
  search.addEventListener("input", fill);
  search.addEventListener("change", tell);
  fill();
  return { heading: `Connect a test bank to ${app}`, content: [field("search", "Search", search), found, list] };
}
