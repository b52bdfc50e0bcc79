import { BalanceLensError, type Failure } from "../../src/core/errors.ts";
import type { Channel, PageEnd } from "../../src/protocol/channel.ts";
import type { PanelSnapshot } from "../../src/protocol/messages.ts";
import { createTextContext } from "../../src/text/createTextContext.ts";
import { formatDateTime, formatLatency } from "../../src/text/format.ts";
import { panelLabel } from "../../src/text/panelLabels.ts";
import type { TextContext } from "../../src/text/segment.ts";
import { draw } from "../lib/morph.ts";
import type { VsCodeApi } from "../lib/vscodeApi.ts";
import { createAfterPaint } from "./afterPaint.ts";
import { ring } from "./highlight.ts";
import { createLazily } from "./lazily.ts";
import { createMatrixTable } from "./matrixTable.ts";
import { type ComparisonFacts, comparisonFactsOf, type Findings, noFindings } from "./model/comparisonFacts.ts";
import { type PageModel, pageModelOf } from "./model/page.ts";
import { contextFor, warmUp } from "./pageContext.ts";
import { createShell, type Shell } from "./shell.ts";
import { readSavedSubject, readSavedView, savedState, type ViewState } from "./state.ts";
import { createToolbar } from "./toolbar.ts";
import { viewDrawer } from "./view/drawer/viewDrawer.ts";
import { viewCalls } from "./view/viewCalls.ts";
import { viewFindings } from "./view/viewFindings.ts";
import { type LocalTime, viewLocalBar } from "./view/viewLocalBar.ts";
import { viewBanner, viewNotice } from "./view/viewNotice.ts";
import { viewRepeat } from "./view/viewRepeat.ts";
import { viewSkipped } from "./view/viewSkipped.ts";
import { viewTop } from "./view/viewTop.ts";
import { viewVerdict, viewVerdictRoom } from "./view/viewVerdict.ts";

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
  /** Moves the keyboard's place in the table; false for keys that do not. */
  moveInMatrix(event: KeyboardEvent): boolean;
  /** Draws all of a long table for paper, then again what is seen. */
  setPrinting(printing: boolean): void;
  /** Hands VS Code what is still to be kept. */
  saveNow(): void;
  reportFailure(error: unknown): void;
  /** Compares, also while a single call is under way. */
  run(): void;
  runOrCancel(): void;
  /** Moves the local sandbox's clock forward, by seconds. */
  advanceClock(seconds: number): void;
  /** Moves it to the Item's next background refresh. */
  clockToNextRefresh(): void;
  /** True while any call of the Item is under way. */
  busy(): boolean;
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
  let findings: Findings = noFindings;
  let unsaved = false;
  const table = createMatrixTable(shell.matrix, view.scroll);
  const afterPaint = createAfterPaint();
  const lazily = createLazily();
  /** What of a long comparison is drawn once its first rows were shown, a frame each. */
  const laterParts = [settle, findCauses, drawCauses, settle, drawFindings, drawCalls];
  requestIdleCallback(() => warmUp(context));
  const toolbar = createToolbar(shell, { runOrCancel, arrange });

  function save(): void {
    unsaved = false;
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
    else if (facts?.comparison !== comparison) {
      if (facts?.comparison.id !== comparison.id) findings = noFindings;
      facts = comparisonFactsOf(comparison, snapshot?.findings ?? []);
    }
    model = facts === null ? null : modelOf(facts);
    for (const part of shell.comparisonParts) part.hidden = model === null;
    draw(shell.repeat, viewRepeat(snapshot?.repeat ?? null, context));
    draw(shell.notice, model === null ? viewNotice(failure, context) : null);
    draw(shell.banner, model === null || failure === null ? null : viewBanner(failure, context));
    if (model === null) return;
    drawFirst(model);
    if (table.isLong(model)) afterPaint.run(laterParts);
    else for (const part of laterParts) part();
    ringChosen();
    restoreScroll();
  }

  /** Hundreds of accounts are shown before what explains them is known: that takes longer than a frame. */
  function modelOf(of: ComparisonFacts): PageModel {
    const inFlight = snapshot?.inFlight ?? [];
    const draft = pageModelOf(of, findings, inFlight, context, view);
    if (!of.areFindingsKnown() && table.isLong(draft)) return draft;
    findings = of.findings();
    return draft.findings === findings.all ? draft : pageModelOf(of, findings, inFlight, context, view);
  }

  /** What is seen at once. */
  function drawFirst(shown: PageModel): void {
    draw(shell.top, viewTop(shown));
    draw(shell.local, viewLocalBar(localTime(), snapshot?.local ?? null, context));
    const isWorkingOut = facts?.areFindingsKnown() === false && findings === noFindings;
    draw(shell.verdict, isWorkingOut ? viewVerdictRoom() : viewVerdict(shown));
    toolbar.update(shown);
    draw(shell.skipped, viewSkipped(shown));
    table.draw(shown);
    draw(shell.drawer, viewDrawer(shown));
    shell.keys.textContent = panelLabel("keys", context);
  }

  /** Works out what explains the answers; alone, since it takes a frame's time. */
  function findCauses(): boolean {
    facts?.findings();
    return false;
  }

  function drawCauses(): boolean {
    if (facts === null || model === null || model.findings === facts.findings().all) return false;
    findings = facts.findings();
    model = pageModelOf(facts, findings, snapshot?.inFlight ?? [], context, view);
    draw(shell.verdict, viewVerdict(model));
    table.draw(model);
    return false;
  }

  function settle(): boolean {
    const isLeft = table.settle();
    ringChosen();
    return isLeft;
  }

  function drawFindings(): boolean {
    if (model === null || facts?.areFindingsKnown() !== true) return false;
    const shown = model;
    lazily.draw(shell.findings, [shown.findings, view.finding, view.findingsShown, context], () => viewFindings(shown));
    return false;
  }

  function drawCalls(): boolean {
    if (model === null) return false;
    const shown = model;
    lazily.draw(shell.calls, [shown], () => viewCalls(shown));
    return false;
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
    // What a person asked for is there when they are led to it.
    drawFindings();
  }

  function ringChosen(): HTMLElement | null {
    const chosen = model?.findings.find(({ key }) => key === view.finding);
    return ring(root, chosen?.finding.evidence ?? []);
  }

  function reportFailure(error: unknown): void {
    requestFailure = error instanceof BalanceLensError ? error.failure : { reason: "internal", requestId: null };
    render();
  }

  function busy(): boolean {
    return model?.busy === true || snapshot?.repeat?.running === true;
  }

  function clockHasMoved(): void {
    clockMoved = true;
    render();
  }

  function run(): void {
    requestFailure = null;
    clockMoved = false;
    ask("comparison/run", null).catch(reportFailure);
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
    ringChosen,
    reportFailure,
    run,
    runOrCancel,
    advanceClock(seconds) {
      ask("clock/advance", { seconds }).then(clockHasMoved, reportFailure);
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
    model: () => model,
    view: () => view,
    show(next) {
      context = contextFor(context, next);
      snapshot = next;
      shownAt = now();
      requestFailure = null;
      save();
      render();
      if (model === null) requestIdleCallback(() => warmUp(context));
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
      unsaved = true;
      if (table.follow()) ringChosen();
      if (table.isLong(model)) afterPaint.run(laterParts);
    },
  };
}

/** Identity enough to come back after a reload, before anything was compared. */
function subjectWithoutComparison(snapshot: PanelSnapshot | null) {
  return snapshot?.itemId === undefined ? null : { itemId: snapshot.itemId, comparisonId: null };
}
