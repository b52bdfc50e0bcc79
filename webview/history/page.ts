import type { Channel } from "../../src/protocol/channel.ts";
import { firstHeadingId } from "../../src/protocol/firstFrame.ts";
import type { HistoryPageEnd, HistoryRow, ShownHistory } from "../../src/protocol/history.ts";
import { historyMessages } from "../../src/text/messages/history.ts";
import { h } from "../lib/dom.ts";
import { draw } from "../lib/morph.ts";
import { createRowTable } from "../lib/rowTable.ts";
import type { VsCodeApi } from "../lib/vscodeApi.ts";
import { listenToKeys, rowKeyOf } from "./historyKeyboard.ts";
import { type Deed, viewButton, viewNothing, viewRows, viewTrouble } from "./viewHistory.ts";
import { readHistoryView, savedHistoryState } from "./viewState.ts";

/** Characters that the host takes of a search. */
const longestSearch = 1000;

export interface HistoryPage {
  show(shown: ShownHistory): void;
  reportFailure(): void;
  /** Draws what has been scrolled to. */
  followScroll(): void;
  /** Saves the scroll position in VS Code's state. */
  saveNow(): void;
}

/** The page of the history: what it lists and finds comes from the host; what was typed and selected is the person's. */
export function createHistoryPage(
  { root, api }: { readonly root: HTMLElement; readonly api: VsCodeApi },
  ask: Channel<HistoryPageEnd>["request"],
): HistoryPage {
  const heading = h("h1", {}, document.getElementById(firstHeadingId)?.textContent ?? "");
  const search = h("input", { type: "search", class: "text-field", spellcheck: "false", maxlength: longestSearch });
  const count = h("p", { class: "dim", role: "status" });
  const keys = h("p", { class: "keys dim" });
  const toolbar = h("div");
  const banner = h("div", { class: "banner", role: "alert" });
  const trouble = h("div", { class: "trouble" });
  const region = h("div", { class: "table" });
  const nothing = h("div", { class: "nothing" });
  const tools = h("div", { class: "tools" }, search, toolbar);
  root.replaceChildren(h("header", {}, heading), tools, count, banner, trouble, region, nothing, keys);
  const table = createRowTable<HistoryRow>(region, () => true);
  let view = readHistoryView(api.getState());
  let shown: ShownHistory | null = null;
  /** Keys of the rows that fit what was typed; null: nothing was typed. */
  let found: ReadonlySet<string> | null = null;
  let selected: readonly string[] = [];
  let asked = 0;
  let scrollIsRestored = false;
  let unsaved = false;

  search.value = view.typed;
  search.addEventListener("input", () => typed(search.value));
  root.addEventListener("click", onClick);
  listenToKeys({ search, table, firstRow: () => rowsFound()[0]?.key, perform });
  // What is typed at once is a search: but the focus is never taken from elsewhere in the window.
  window.addEventListener("focus", beginSearch, { once: true });

  function beginSearch(): void {
    if (document.hasFocus() && document.activeElement === document.body) search.focus();
  }

  function refused(): void {
    banner.replaceChildren(h("p", {}, shown?.labels.failed ?? historyMessages["history.failed"]));
  }

  function save(): void {
    unsaved = false;
    if (shown !== null) api.setState(savedHistoryState(shown.itemId, view));
  }

  function typed(text: string): void {
    view = { ...view, typed: text };
    save();
    find();
  }

  function find(): void {
    asked += 1;
    const question = asked;
    const text = view.typed.trim();
    if (text === "") {
      found = null;
      drawRows();
      return;
    }
    ask("history/find", { typed: text }).then(({ keys: fitting }) => {
      // A later question has another answer.
      if (question !== asked) return;
      found = new Set(fitting);
      drawRows();
    }, refused);
  }

  function rowsFound(): readonly HistoryRow[] {
    const fitting = found;
    const rows = shown?.rows ?? [];
    return fitting === null ? rows : rows.filter(({ key }) => fitting.has(key));
  }

  function drawRows(): void {
    if (shown === null) return;
    const { labels, rows: all, title, unopened } = shown;
    const rows = rowsFound();
    table.draw({ rows, view: (part) => viewRows({ rows, selected, title, labels }, part) });
    for (const box of region.querySelectorAll<HTMLInputElement>("input[type=checkbox]"))
      box.checked = selected.includes(rowKeyOf(box) ?? "");
    draw(nothing, viewNothing(shown, rows.length));
    const counted = labels.shown.replace("{0}", written(rows.length)).replace("{1}", written(all.length));
    const reading = unopened === 0 ? "" : ` · ${labels.opening.replace("{0}", written(unopened))}`;
    count.textContent = all.length === 0 ? "" : counted + reading;
    keys.textContent = rows.length === 0 ? "" : labels.keys;
    tools.hidden = all.length === 0 && shown.itemId === null;
    draw(
      toolbar,
      h(
        "div",
        { class: "actions" },
        shown.itemId === null ? null : viewButton("everyItem", labels.everyItem),
        viewButton("diff", labels.diff, { disabled: selected.length < 2, "aria-keyshortcuts": "D" }),
        // It deletes all that are listed, which a search only hides.
        found === null && all.some(({ isPinned }) => !isPinned)
          ? viewButton("deleteUnpinned", labels.deleteUnpinned)
          : null,
      ),
    );
  }

  function written(number: number): string {
    return number.toLocaleString(document.documentElement.lang);
  }

  function onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const deed = target?.closest<HTMLElement>("[data-do]")?.dataset.do;
    const key = rowKeyOf(target);
    if (deed !== undefined) perform(deed as Deed, key);
    // A click beside its controls opens the row, unless text was marked to be copied.
    else if (key !== null && document.getSelection()?.isCollapsed !== false) perform("open", key);
  }

  function perform(deed: Deed, key: string | null): void {
    switch (deed) {
      case "clear":
        search.value = "";
        typed("");
        search.focus();
        return;
      case "diff": {
        const [one, other] = selected;
        if (one !== undefined && other !== undefined) tell(ask("history/diff", { key: one, otherKey: other }));
        return;
      }
      case "deleteUnpinned":
      case "everyItem":
      case "folder":
      case "log":
      case "again":
      case "compare":
        tell(ask(`history/${deed}`, null));
        return;
      default:
        if (key !== null) performOn(deed, key);
    }
  }

  function performOn(deed: "open" | "select" | "pin" | "timeline" | "delete", key: string): void {
    if (deed === "select") select(key);
    else if (deed === "pin") {
      const isPinned = shown?.rows.find((row) => row.key === key)?.isPinned === true;
      tell(ask("history/pin", { key, isPinned: !isPinned }));
    } else tell(ask(`history/${deed}`, { key }));
  }

  /** Two at most: a third takes the place of the first. */
  function select(key: string): void {
    selected = selected.includes(key) ? selected.filter((each) => each !== key) : [...selected, key].slice(-2);
    drawRows();
  }

  function tell(answer: Promise<null>): void {
    banner.replaceChildren();
    answer.catch(refused);
  }

  return {
    show(next) {
      const isFirst = shown === null;
      shown = next;
      const { title, labels, rows } = next;
      selected = selected.filter((key) => rows.some((row) => row.key === key));
      heading.textContent = title;
      document.title = title;
      search.setAttribute("aria-label", labels.search);
      search.placeholder = labels.search;
      banner.replaceChildren();
      draw(trouble, viewTrouble(next));
      // Until it is answered, what was found before stands.
      if (view.typed.trim() === "") drawRows();
      else find();
      if (isFirst && found === null && view.typed.trim() === "") restoreScroll();
      if (isFirst) beginSearch();
      save();
    },
    reportFailure: refused,
    followScroll() {
      table.follow();
      view = { ...view, top: window.scrollY };
      unsaved = true;
    },
    saveNow() {
      if (unsaved) save();
    },
  };

  function restoreScroll(): void {
    if (scrollIsRestored) return;
    scrollIsRestored = true;
    if (view.top > 0) window.scrollTo({ top: view.top, behavior: "instant" });
    table.follow();
  }
}
