import { BalanceLensError } from "../../src/core/failure/errors.ts";
import { plainSearch } from "../../src/core/plainSearch.ts";
import type { Channel } from "../../src/protocol/channel.ts";
import { firstHeadingId } from "../../src/protocol/firstFrame.ts";
import type { Report, ReportAction, ReportButton, ReportHead, ReportPageEnd } from "../../src/protocol/reports.ts";
import { failureSentence } from "../../src/text/findings/failureSentence.ts";
import type { ReportRow, ReportSorting } from "../../src/text/reports/report.ts";
import { h } from "../lib/dom.ts";
import { draw } from "../lib/morph.ts";
import { type Control, type PlainButtonState, plainButton, textField } from "../lib/plainControls.ts";
import { createRowTable } from "../lib/rowTable.ts";
import type { VsCodeApi } from "../lib/vscodeApi.ts";
import { sortRows } from "./sortRows.ts";
import { viewIntro, viewSections } from "./viewReport.ts";
import { type ReportView, readReportView, savedReportState } from "./viewState.ts";
import { viewTable } from "./viewTable.ts";

/** So few rows are found with the eye. */
const searchedFrom = 8;

export interface ReportPage {
  /** All of it anew. */
  show(report: Report): void;
  /** The head, and rows that changed or are new. */
  change(report: Report): void;
  reportFailure(error: unknown): void;
  /** Draws what has been scrolled to, and keeps where that is. */
  followScroll(): void;
  saveNow(): void;
}

/** The page of a report: what it shows comes from the host, how it is sorted, searched and scrolled is the person's. */
export function createReportPage(
  { root, api }: { readonly root: HTMLElement; readonly api: VsCodeApi },
  ask: Channel<ReportPageEnd>["request"],
): ReportPage {
  const intro = h("div", { class: "intro" });
  const actions = h("div", { class: "actions", role: "toolbar" });
  const banner = h("div", { class: "banner", role: "alert" });
  const tools = h("div", { class: "tools" });
  const region = h("div", { class: "table" });
  const noMatch = h("p", { class: "no-match dim", role: "status" });
  const sections = h("div", { class: "sections" });
  const header = h("header", {}, intro, actions);
  /** What the page's HTML began with, until it is drawn. */
  const firstHeading = document.getElementById(firstHeadingId);
  root.append(banner, tools, region, noMatch, sections);
  const table = createRowTable<ReportRow>(region, ({ opens }) => opens);
  const filter = textField((value) => arrange({ filter: value }));
  tools.append(filter.element);
  const buttons = new Map<ReportAction, Control<PlainButtonState>>();
  let view: ReportView = readReportView(api.getState());
  let head: ReportHead | null = null;
  let rows = new Map<string, ReportRow>();
  const searched = new WeakMap<ReportRow, string>();
  let scrollIsRestored = false;
  let unsaved = false;

  region.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const column = target?.closest<HTMLElement>("[data-sort]")?.dataset.sort;
    if (column !== undefined) return sortBy(Number(column));
    const row = target?.closest<HTMLElement>("tr[data-row]")?.dataset.row;
    // Text that was marked to be copied is no wish to go elsewhere.
    if (row !== undefined && document.getSelection()?.isCollapsed !== false) ask("report/open", { row }).catch(refused);
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const cancel = head?.buttons.some(({ action }) => action === "cancel") === true;
    if (event.key === "Escape" && cancel) ask("report/act", { action: "cancel" }).catch(refused);
    else if (!table.move(event)) return;
    event.preventDefault();
  });

  function refused(): void {
    banner.replaceChildren(h("p", {}, head?.labels.failed ?? ""));
  }

  function sorting(): ReportSorting | null {
    if (head === null || head.sorting === null) return null;
    return view.sorting !== null && view.sorting.column < head.columns.length ? view.sorting : head.sorting;
  }

  /** Chosen again, a column is turned around; figures begin with the largest. */
  function sortBy(column: number): void {
    const now = sorting();
    const isFigure = head?.columns[column]?.isFigure === true;
    arrange({ sorting: { column, isDescending: now?.column === column ? !now.isDescending : isFigure } });
  }

  function arrange(change: Partial<ReportView>): void {
    view = { ...view, ...change };
    save();
    drawRows();
  }

  function save(): void {
    unsaved = false;
    if (head !== null) api.setState(savedReportState(head, view));
  }

  function textOf(row: ReportRow): string {
    const known = searched.get(row);
    if (known !== undefined) return known;
    const text = plainSearch(row.cells.map((cell) => `${cell.text} ${cell.note ?? ""}`).join(" "));
    searched.set(row, text);
    return text;
  }

  function drawRows(): void {
    if (head === null) return;
    const wanted = plainSearch(view.filter.trim());
    const found = wanted === "" ? [...rows.values()] : [...rows.values()].filter((row) => textOf(row).includes(wanted));
    const isSearched = head.labels.filter !== "" && (rows.size >= searchedFrom || view.filter !== "");
    tools.hidden = !isSearched;
    filter.update({ label: head.labels.filter, value: view.filter });
    noMatch.textContent = rows.size > 0 && found.length === 0 ? head.labels.noMatch : "";
    const shown = { head, rows: sortRows(found, sorting()), sorting: sorting() };
    const hasTable = head.columns.length > 0;
    table.draw({ rows: hasTable ? shown.rows : [], view: (part) => viewTable({ ...shown, ...part }) });
  }

  function drawAll(next: ReportHead): void {
    head = next;
    banner.replaceChildren();
    document.title = next.title;
    firstHeading?.remove();
    if (!header.isConnected) root.prepend(header);
    draw(intro, viewIntro(next));
    drawButtons(next.buttons);
    drawRows();
    draw(sections, viewSections(next));
    save();
    if (scrollIsRestored) return;
    scrollIsRestored = true;
    if (view.top > 0) window.scrollTo({ top: view.top, behavior: "instant" });
    table.follow();
  }

  /** A button stays where it is, with the focus, as long as it is offered. */
  function drawButtons(offered: readonly ReportButton[]): void {
    const wanted = offered.map(({ action, label, isPrimary }) => {
      const control = buttons.get(action) ?? plainButton(() => ask("report/act", { action }).catch(refused));
      buttons.set(action, control);
      control.update({ label, isPrimary: isPrimary === true });
      return control.element;
    });
    const isSame =
      wanted.length === actions.children.length && wanted.every((each, at) => each === actions.children[at]);
    if (!isSame) actions.replaceChildren(...wanted);
  }

  return {
    show(report) {
      rows = new Map(report.rows.map((row) => [row.key, row]));
      drawAll(report.head);
    },
    change(report) {
      for (const row of report.rows) rows.set(row.key, row);
      drawAll(report.head);
    },
    reportFailure(error) {
      const failure =
        error instanceof BalanceLensError ? error.failure : { reason: "internal" as const, requestId: null };
      const context = { locale: document.documentElement.lang, messages: {} };
      banner.replaceChildren(h("p", {}, failureSentence(failure, context).sentence));
    },
    followScroll() {
      table.follow();
      view = { ...view, top: window.scrollY };
      unsaved = true;
    },
    saveNow() {
      if (unsaved) save();
    },
  };
}
