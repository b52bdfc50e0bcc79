import type { HistoryLabels, HistoryRow, ShownHistory } from "../../src/protocol/history.ts";
import { type Attributes, type Child, h, withProperties } from "../lib/dom.ts";
import { outlineIcon } from "../lib/outlineIcon.ts";
import type { RowPart } from "../lib/rowTable.ts";

/** Outlines on a 16 by 16 grid. */
const outlines = {
  pin: "M5.5 2h5M6.5 2v4.5L4.5 9.5h7L9.5 6.5V2M8 9.5V14",
  timeline: "M2 2v12h12M4.5 10.5L7.5 7L10 9L13.5 4",
  delete: "M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7v4M9.300 7v4",
};

/** What a control of the page does: the page has one handler for all of them. */
export type Deed =
  | "open"
  | "select"
  | "diff"
  | "deleteUnpinned"
  | "everyItem"
  | "folder"
  | "log"
  | "again"
  | "compare"
  | "clear"
  | keyof typeof outlines;

export function viewButton(deed: Deed, label: string, more: Attributes = {}): HTMLButtonElement {
  return h("button", { type: "button", class: "button", "data-do": deed, "data-key": deed, ...more }, label);
}

/** What is wrong: that the history could not be read, or some of its files. */
export function viewTrouble({ failure, unreadable, labels }: ShownHistory): HTMLElement {
  return h(
    "div",
    {},
    failure === null
      ? null
      : h(
          "div",
          { class: "notice problem", role: "alert", "data-key": "failure" },
          h("p", {}, failure),
          h("p", { class: "actions" }, viewButton("again", labels.again), viewButton("log", labels.log)),
        ),
    unreadable === null
      ? null
      : h(
          "div",
          { class: "notice", role: "status", "data-key": "unreadable" },
          h("p", {}, unreadable.title),
          h("ul", {}, ...unreadable.reasons.map((reason) => h("li", {}, reason))),
          h("p", { class: "actions" }, viewButton("folder", labels.folder), viewButton("log", labels.log)),
        ),
  );
}

/** What is said in place of rows; null where there are rows, or nothing is known yet. */
export function viewNothing(shown: ShownHistory, found: number): HTMLElement | null {
  const { rows, failure, labels } = shown;
  if (found > 0 || failure !== null) return null;
  return rows.length === 0
    ? h("div", { "data-key": "empty" }, h("p", {}, labels.empty), viewButton("compare", labels.compare))
    : h("div", { "data-key": "none" }, h("p", {}, labels.noMatch), viewButton("clear", labels.clear));
}

export interface TableInput {
  readonly rows: readonly HistoryRow[];
  readonly selected: readonly string[];
  readonly title: string;
  readonly labels: HistoryLabels;
}

/** The table, or the part of it that is seen. */
export function viewRows({ rows, selected, title, labels }: TableInput, part: RowPart): HTMLElement {
  const { from, to, rowHeight, isLong } = part;
  const room = (count: number, key: string): Child =>
    count <= 0
      ? null
      : withProperties(h("tr", { class: "room", "aria-hidden": "true", "data-key": key }, h("td", { colspan: 6 })), {
          "--room": `${count * rowHeight}px`,
        });
  const head = (label: string, name: string, note: Child = null) => h("th", { scope: "col", class: name }, label, note);
  return h(
    "table",
    { class: isLong ? "rows long" : "rows", "aria-label": title, "aria-rowcount": rows.length + 1 },
    h(
      "thead",
      {},
      h(
        "tr",
        { "aria-rowindex": 1 },
        h("th", { scope: "col", class: "select" }, h("span", { class: "sr" }, labels.select)),
        head(labels.item, "item"),
        head(labels.when, "when"),
        head(labels.verdict, "verdict"),
        head(labels.gap, "figure", h("span", { class: "note" }, labels.age)),
        h("th", { scope: "col", class: "deeds" }, h("span", { class: "sr" }, labels.actions)),
      ),
    ),
    h(
      "tbody",
      {},
      room(from, "room above"),
      ...rows
        .slice(from, to)
        .map((row, index) =>
          viewRow(row, { labels, rowIndex: from + index + 2, isSelected: selected.includes(row.key) }),
        ),
      room(rows.length - to, "room below"),
    ),
  );
}

function viewRow(
  row: HistoryRow,
  {
    labels,
    rowIndex,
    isSelected,
  }: { readonly labels: HistoryLabels; readonly rowIndex: number; readonly isSelected: boolean },
): HTMLElement {
  const { key, item, about, when, isPinned, facts } = row;
  const name = `${item}, ${when}`;
  const deed = (which: keyof typeof outlines, label: string, more: Attributes = {}) =>
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "data-do": which,
        "data-roving": true,
        "data-key": which,
        tabindex: -1,
        title: label,
        "aria-label": `${label}: ${name}`,
        ...more,
      },
      outlineIcon(which, outlines[which]),
    );
  return h(
    "tr",
    { "data-key": key, "data-row": key, "aria-rowindex": rowIndex, class: isSelected ? "selected" : null },
    h(
      "td",
      { class: "select" },
      h("input", {
        type: "checkbox",
        "data-do": "select",
        "data-roving": true,
        tabindex: -1,
        checked: isSelected,
        "aria-label": `${labels.select}: ${name}`,
      }),
    ),
    h(
      "th",
      { scope: "row", class: "item" },
      h(
        "button",
        {
          type: "button",
          class: "open",
          "data-do": "open",
          "data-roving": true,
          tabindex: -1,
          dir: "auto",
          title: item,
        },
        item,
      ),
      h(
        "span",
        { class: "note", dir: "auto", title: about },
        isPinned ? h("span", { class: "pinned" }, labels.pinned) : null,
        isPinned && about !== "" ? " · " : null,
        about,
      ),
    ),
    h("td", { class: "when" }, when),
    h(
      "td",
      { class: `verdict tone-${facts?.tone ?? "dim"}` },
      h("span", { class: "text" }, facts?.verdict ?? "…"),
      facts === null || facts.why === "" ? null : h("span", { class: "note", title: facts.why }, facts.why),
    ),
    h(
      "td",
      { class: "figure" },
      h("span", { class: "text" }, facts?.gap ?? ""),
      h("span", { class: "note" }, facts?.age ?? ""),
    ),
    h(
      "td",
      { class: "deeds" },
      // No toggle: its name says what it does, and the note beside the Item that it is pinned.
      deed("pin", isPinned ? labels.unpin : labels.pin, { "data-pinned": isPinned, "aria-keyshortcuts": "P" }),
      deed("timeline", labels.timeline),
      deed("delete", labels.delete, { "aria-keyshortcuts": "Delete" }),
    ),
  );
}
