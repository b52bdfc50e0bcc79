import { BalanceLensError, type Failure } from "../../src/core/failure/errors.ts";
import type { EvidenceRef } from "../../src/core/findings/finding.ts";
import type { Channel, PageEnd } from "../../src/protocol/channel.ts";
import type { PanelSnapshot } from "../../src/protocol/messages.ts";
import { createTextContext } from "../../src/text/createTextContext.ts";
import { formatDateTime, formatLatency } from "../../src/text/format.ts";
import type { TextContext } from "../../src/text/segment.ts";
import { contextFor } from "../lib/contextFor.ts";
import type { VsCodeApi } from "../lib/vscodeApi.ts";
import { createDrawing } from "./drawing.ts";
import { createMatrixTable } from "./matrixTable.ts";
import type { PageModel } from "./model/pageModel.ts";
import { createTimelinePlace } from "./overTime/timelinePlace.ts";
import { countDownToRetry } from "./retryCountdown.ts";
import { createShell, type Shell } from "./shell.ts";
import { createToolbar } from "./toolbar.ts";
import { narrow } from "./view/matrix/viewCell.ts";
import type { LocalTime } from "./view/viewLocalBar.ts";
import { readSavedSubject, readSavedView, savedState, type ViewState } from "./viewState.ts";
import { warmUp } from "./warmUp.ts";

export interface PageDependencies {
  readonly root: HTMLElement;
  readonly api: VsCodeApi;
  /** Monotonic ms. */
  now(): number;
  /** ms since the epoch: which day it is. */
  today(): number;
}

/** The page's state. It changes in two ways: by a snapshot from the host, or an arrangement by the person. */
export interface Page {
  readonly shell: Shell;
  show(snapshot: PanelSnapshot): void;
  arrange(change: Partial<ViewState>): void;
  /** Announces something once, to a screen reader too. */
  announce(words: string): void;
  model(): PageModel | null;
  view(): ViewState;
  /** Highlights the evidence; returns the first element of it that is drawn. */
  ring(refs: readonly EvidenceRef[]): HTMLElement | null;
  /** Highlights the evidence of the chosen finding again. */
  ringChosen(): HTMLElement | null;
  /** Updates the time of each waiting call. */
  tick(): void;
  /** Saves the scroll position, and draws the rows of a long table that came into view. */
  followScroll(): void;
  /** Scrolls to an account of a long table, drawing its row where needed. */
  bringIntoView(accountId: string): void;
  /** Moves the keyboard's place in the table; false for keys that do not. */
  moveInMatrix(event: KeyboardEvent): boolean;
  /** Draws all of a long table for paper, then again what is seen. */
  setPrinting(printing: boolean): void;
  /** Saves what is not saved yet in VS Code's state. */
  saveNow(): void;
  reportFailure(error: unknown): void;
  /** Compares, even while a single call is under way. */
  run(): void;
  runOrCancel(): void;
  /** Moves the local sandbox's clock forward, by seconds; `then` is called once it has moved. */
  advanceClock(seconds: number, then?: () => void): void;
  /** Moves it to the Item's next background refresh. */
  clockToNextRefresh(): void;
  /** True while any call of the Item is under way. */
  busy(): boolean;
  readonly ask: Channel<PageEnd>["request"];
}

export function createPage({ root, api, now, today }: PageDependencies, ask: Channel<PageEnd>["request"]): Page {
  const shell = createShell(root);
  let view = readSavedView(api.getState());
  let snapshot: PanelSnapshot | null = null;
  let shownAt = now();
  /** When the drawn snapshot arrived: a long comparison is drawn some tasks later. */
  let drawnAt = shownAt;
  let context: TextContext = createTextContext({ messages: {}, locale: document.documentElement.lang });
  let requestFailure: Failure | null = null;
  let scrollIsRestored = false;
  let clockMoved = false;
  let unsaved = false;
  const table = createMatrixTable(shell.matrix, view.scroll);
  const toolbar = createToolbar(shell, { runOrCancel, arrange, restart });
  const timeline = createTimelinePlace({
    region: shell.timeline,
    ask,
    setOpen: (isOpen) => arrange({ timelineOpen: isOpen }),
    clockMoved: () => clockHasMoved(),
    reportFailure: (error) => reportFailure(error),
  });
  const drawing = createDrawing({
    shell,
    timeline,
    table,
    toolbar,
    shown: () => ({
      snapshot,
      view,
      context,
      failure: requestFailure ?? snapshot?.failure ?? null,
      localTime: localTime(),
    }),
    onDrawn,
  });
  requestIdleCallback(() => warmUp(context));
  narrow.addEventListener("change", drawing.now);

  function save(): void {
    unsaved = false;
    const comparison = snapshot?.comparison ?? null;
    const subject =
      comparison === null
        ? (readSavedSubject(api.getState()) ?? subjectWithoutComparison(snapshot))
        : { itemId: comparison.item.itemId, comparisonId: comparison.id };
    if (subject !== null) api.setState(savedState(subject, view));
  }

  /** The local sandbox's current time, which runs on. */
  function localTime(): LocalTime | null {
    const localNow = snapshot?.localNow ?? null;
    if (localNow === null) return null;
    return { now: new Date(Date.parse(localNow) + now() - shownAt).toISOString(), moved: clockMoved };
  }

  function onDrawn(): void {
    drawnAt = shownAt;
    countDownToRetry(shell.verdict, today(), context);
    restoreScroll();
  }

  function restoreScroll(): void {
    if (scrollIsRestored) return;
    scrollIsRestored = true;
    const { left, top } = view.scroll;
    // The page is at its start: scrolling there would only force a layout before the frame.
    if (left > 0 || top > 0) window.scrollTo({ left, top, behavior: "instant" });
  }

  function arrange(change: Partial<ViewState>): void {
    view = { ...view, ...change };
    save();
    drawing.now();
    if (change.finding !== undefined) drawing.ringChosen();
    // What a person asked for is there when they are led to it.
    drawing.drawFindings();
  }

  function reportFailure(error: unknown): void {
    requestFailure = error instanceof BalanceLensError ? error.failure : { reason: "internal", requestId: null };
    drawing.now();
  }

  function busy(): boolean {
    return drawing.model()?.busy === true || snapshot?.repeat?.running === true;
  }

  function clockHasMoved(): void {
    clockMoved = true;
    drawing.soon();
  }

  function run(): void {
    requestFailure = null;
    clockMoved = false;
    ask("comparison/run", null).catch(reportFailure);
  }

  function restart(): void {
    ask("local/change", { what: "restart" }).catch(reportFailure);
  }

  function cancel(): void {
    requestFailure = null;
    ask("comparison/cancel", null).catch(reportFailure);
  }

  function runOrCancel(): void {
    if (busy()) cancel();
    else run();
  }

  return {
    shell,
    ask,
    arrange,
    ring: drawing.ring,
    ringChosen: drawing.ringChosen,
    reportFailure,
    run,
    runOrCancel,
    advanceClock(seconds, then = clockHasMoved) {
      ask("clock/advance", { seconds }).then(then, reportFailure);
    },
    clockToNextRefresh() {
      ask("clock/toNextRefresh", null).then(clockHasMoved, reportFailure);
    },
    busy,
    bringIntoView: table.bringIntoView,
    moveInMatrix: table.move,
    setPrinting: table.setPrinting,
    saveNow() {
      if (unsaved) save();
    },
    model: drawing.model,
    view: () => view,
    show(next) {
      context = contextFor(context, next, today());
      snapshot = next;
      shownAt = now();
      requestFailure = null;
      save();
      drawing.soon();
      if (next.comparison === null) requestIdleCallback(() => warmUp(context));
    },
    announce(words) {
      shell.announcer.textContent = words;
    },
    tick() {
      const model = drawing.model();
      if (model === null) return;
      const time = localTime();
      const shown = shell.local.querySelector("[data-local-now]");
      const words = time === null ? "" : formatDateTime(time.now, model.context);
      if (shown !== null && shown.textContent !== words) shown.textContent = words;
      countDownToRetry(shell.verdict, today(), model.context);
      for (const waiting of shell.matrix.querySelectorAll<HTMLElement>("[data-elapsed]")) {
        const elapsed = Number(waiting.dataset.elapsed) + now() - drawnAt;
        waiting.textContent = formatLatency(elapsed, model.context);
      }
    },
    followScroll() {
      if (!scrollIsRestored || drawing.model() === null) return;
      view = { ...view, scroll: { left: window.scrollX, top: window.scrollY } };
      unsaved = true;
      if (table.follow()) drawing.ringAgain();
      drawing.later();
    },
  };
}

/** The identity that restores the panel before anything was compared. */
function subjectWithoutComparison(snapshot: PanelSnapshot | null) {
  return snapshot?.itemId === undefined ? null : { itemId: snapshot.itemId, comparisonId: null };
}
