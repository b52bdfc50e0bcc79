import { BalanceLensError, type Failure } from "../../src/core/errors.ts";
import type { Channel, PageEnd } from "../../src/protocol/channel.ts";
import type { PanelSnapshot } from "../../src/protocol/messages.ts";
import { createTextContext } from "../../src/text/createTextContext.ts";
import { formatDateTime, formatLatency } from "../../src/text/format.ts";
import { panelLabel } from "../../src/text/panelLabels.ts";
import type { TextContext } from "../../src/text/segment.ts";
import { draw } from "../lib/morph.ts";
import type { VsCodeApi } from "../lib/vscodeApi.ts";
import { ring } from "./highlight.ts";
import { type ComparisonFacts, comparisonFactsOf } from "./model/comparisonFacts.ts";
import { type PageModel, pageModelOf } from "./model/page.ts";
import { keepOneTabStop } from "./roving.ts";
import { createRowWindows } from "./rowWindow.ts";
import { createShell, type Shell } from "./shell.ts";
import { readSavedSubject, readSavedView, savedState, type ViewState } from "./state.ts";
import { createToolbar } from "./toolbar.ts";
import { viewDrawer } from "./view/drawer/viewDrawer.ts";
import { type MatrixFigures, matrixFiguresOf } from "./view/matrixFigures.ts";
import { viewCalls } from "./view/viewCalls.ts";
import { viewFindings } from "./view/viewFindings.ts";
import { type LocalTime, viewLocalBar } from "./view/viewLocalBar.ts";
import { viewMatrix } from "./view/viewMatrix.ts";
import { viewBanner, viewNotice } from "./view/viewNotice.ts";
import { viewSkipped } from "./view/viewSkipped.ts";
import { viewTop } from "./view/viewTop.ts";
import { viewVerdict } from "./view/viewVerdict.ts";

export interface PageDependencies {
  readonly root: HTMLElement;
  readonly api: VsCodeApi;
  /** Monotonic ms. */
  now(): number;
}

/** The page's state and the one way it is changed: a snapshot from the host, or an arrangement by the person. */
export interface Page {
  readonly shell: Shell;
  show(snapshot: PanelSnapshot): void;
  arrange(change: Partial<ViewState>): void;
  /** Says something once, to a screen reader too. */
  announce(words: string): void;
  model(): PageModel | null;
  view(): ViewState;
  /** Rings the evidence of the chosen finding again, after something else was ringed for a moment. */
  ringChosen(): HTMLElement | null;
  /** Brings the time of each waiting call forward. */
  tick(): void;
  /** Keeps where the person has scrolled to, and draws what came into view of a long table. */
  followScroll(): void;
  /** Brings an account of a long table into view, drawing it when it is not drawn. */
  bringIntoView(accountId: string): void;
  reportFailure(error: unknown): void;
  runOrCancel(): void;
  /** Moves the local sandbox's clock forward. */
  advanceClock(seconds: number): void;
  readonly ask: Channel<PageEnd>["request"];
}

export function createPage({ root, api, now }: PageDependencies, ask: Channel<PageEnd>["request"]): Page {
  const shell = createShell(root);
  let view = readSavedView(api.getState());
  let snapshot: PanelSnapshot | null = null;
  let facts: ComparisonFacts | null = null;
  let model: PageModel | null = null;
  let shownAt = now();
  let context: TextContext = createTextContext({ messages: {}, locale: document.documentElement.lang });
  let requestFailure: Failure | null = null;
  let scrollIsRestored = false;
  let clockMoved = false;
  let figures: { readonly model: PageModel; readonly of: MatrixFigures } | null = null;
  const rowWindows = createRowWindows(shell.matrix);
  const toolbar = createToolbar(shell, { runOrCancel, arrange });

  function save(): void {
    const comparison = snapshot?.comparison ?? null;
    const subject =
      comparison === null
        ? (readSavedSubject(api.getState()) ?? subjectWithoutComparison(snapshot))
        : { itemId: comparison.item.itemId, comparisonId: comparison.id };
    if (subject !== null) api.setState(savedState(subject, view));
  }

  function render(): void {
    const comparison = snapshot?.comparison ?? null;
    const failure = requestFailure ?? snapshot?.failure ?? null;
    if (comparison === null) facts = null;
    else if (facts?.comparison !== comparison) facts = comparisonFactsOf(comparison);
    model = facts === null ? null : pageModelOf(facts, snapshot?.inFlight ?? [], context, view);
    for (const part of shell.comparisonParts) part.hidden = model === null;
    draw(shell.notice, model === null ? viewNotice(failure, context) : null);
    draw(shell.banner, model === null || failure === null ? null : viewBanner(failure, context));
    if (model === null) return;
    draw(shell.top, viewTop(model));
    draw(shell.local, viewLocalBar(localTime(), context));
    draw(shell.verdict, viewVerdict(model));
    toolbar.update(model);
    draw(shell.skipped, viewSkipped(model));
    drawMatrix(model);
    draw(shell.findings, viewFindings(model));
    draw(shell.calls, viewCalls(model));
    draw(shell.drawer, viewDrawer(model));
    shell.keys.textContent = panelLabel("keys", context);
    keepOneTabStop(shell.matrix);
    ringChosen();
    restoreScroll();
  }

  function drawMatrix(drawn: PageModel): void {
    const isSame = figures?.model === drawn;
    if (figures?.model !== drawn) figures = { model: drawn, of: matrixFiguresOf(drawn) };
    draw(shell.matrix, viewMatrix(drawn, figures.of, rowWindows.windowFor(drawn.shownCount, { isSame })));
    rowWindows.learnHeights();
  }

  /** The local sandbox's time now: it goes on while the page is looked at. */
  function localTime(): LocalTime | null {
    const told = snapshot?.localNow ?? null;
    if (told === null) return null;
    return { now: new Date(Date.parse(told) + now() - shownAt).toISOString(), moved: clockMoved };
  }

  function restoreScroll(): void {
    if (scrollIsRestored) return;
    scrollIsRestored = true;
    window.scrollTo({ ...view.scroll, behavior: "instant" });
  }

  function arrange(change: Partial<ViewState>): void {
    view = { ...view, ...change };
    save();
    render();
  }

  function ringChosen(): HTMLElement | null {
    const chosen = model?.findings.find(({ key }) => key === view.finding);
    return ring(root, chosen?.finding.evidence ?? []);
  }

  function reportFailure(error: unknown): void {
    requestFailure = error instanceof BalanceLensError ? error.failure : { reason: "internal", requestId: null };
    render();
  }

  function runOrCancel(): void {
    requestFailure = null;
    clockMoved = false;
    ask(model?.running === true ? "comparison/cancel" : "comparison/run", null).catch(reportFailure);
  }

  return {
    shell,
    ask,
    arrange,
    ringChosen,
    reportFailure,
    runOrCancel,
    advanceClock(seconds) {
      ask("clock/advance", { seconds }).then(() => {
        clockMoved = true;
        render();
      }, reportFailure);
    },
    bringIntoView(accountId) {
      const rows = model?.accountGroups.flatMap((group) => group.rows) ?? [];
      const row = rows.findIndex(({ account }) => account.accountId === accountId);
      if (model === null || row === -1) return;
      window.scrollTo({ top: rowWindows.offsetOf(row), behavior: "instant" });
      drawMatrix(model);
    },
    model: () => model,
    view: () => view,
    show(next) {
      if (snapshot?.locale !== next.locale || snapshot.messages !== next.messages) {
        context = createTextContext({ messages: next.messages, locale: next.locale });
      }
      snapshot = next;
      shownAt = now();
      requestFailure = null;
      save();
      render();
    },
    announce(words) {
      shell.announcer.textContent = words;
    },
    tick() {
      if (model === null) return;
      const time = localTime();
      const shown = shell.local.querySelector("[data-local-now]");
      const words = time === null ? "" : formatDateTime(time.now, model.context);
      if (shown !== null && shown.textContent !== words) shown.textContent = words;
      for (const waiting of shell.matrix.querySelectorAll<HTMLElement>("[data-elapsed]")) {
        const elapsed = Number(waiting.dataset.elapsed) + now() - shownAt;
        waiting.textContent = formatLatency(elapsed, model.context);
      }
    },
    followScroll() {
      if (!scrollIsRestored || model === null) return;
      view = { ...view, scroll: { left: window.scrollX, top: window.scrollY } };
      if (rowWindows.isOutgrown(model.shownCount)) {
        // Now, as the scroll above, while nothing is waiting to be laid out: after a drawing, asking would lay it out at once.
        rowWindows.learnWidths();
        drawMatrix(model);
        keepOneTabStop(shell.matrix);
        ringChosen();
      }
      save();
    },
  };
}

/** Identity enough to come back after a reload, before anything was compared. */
function subjectWithoutComparison(snapshot: PanelSnapshot | null) {
  return snapshot?.itemId === undefined ? null : { itemId: snapshot.itemId, comparisonId: null };
}
