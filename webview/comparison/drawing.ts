import type { Comparison } from "../../src/core/comparison/comparison.ts";
import type { Failure } from "../../src/core/failure/errors.ts";
import type { EvidenceRef } from "../../src/core/findings/finding.ts";
import type { PanelSnapshot } from "../../src/protocol/messages.ts";
import { panelLabel } from "../../src/text/panelLabels.ts";
import type { TextContext } from "../../src/text/segment.ts";
import { draw } from "../lib/morph.ts";
import { rove } from "../lib/rove.ts";
import { ring } from "./highlight.ts";
import { createLongDrawing } from "./longTable/longDrawing.ts";
import { isLong, type Left } from "./longTable/longTable.ts";
import type { MatrixTable } from "./matrixTable.ts";
import { type ComparisonFacts, comparisonFactsOf, type Findings, noFindings } from "./model/comparisonFacts.ts";
import { type PageModel, pageModelOf } from "./model/pageModel.ts";
import { onceAFrame } from "./onceAFrame.ts";
import type { TimelinePlace } from "./overTime/timelinePlace.ts";
import type { Shell } from "./shell.ts";
import type { Toolbar } from "./toolbar.ts";
import { viewDrawer } from "./view/drawer/viewDrawer.ts";
import { viewFindings } from "./view/findings/viewFindings.ts";
import { viewTop } from "./view/verdict/viewTop.ts";
import { viewVerdict, viewVerdictRoom } from "./view/verdict/viewVerdict.ts";
import { viewCalls } from "./view/viewCalls.ts";
import { type LocalTime, viewLocalBar } from "./view/viewLocalBar.ts";
import { viewBanner, viewNotice } from "./view/viewNotice.ts";
import { viewRepeat } from "./view/viewRepeat.ts";
import { viewRepeatedSteps } from "./view/viewRepeatedSteps.ts";
import { viewRulesets } from "./view/viewRulesets.ts";
import { viewSkipped } from "./view/viewSkipped.ts";
import type { ViewState } from "./viewState.ts";

/** The state of the page that is drawn from. */
interface Shown {
  readonly snapshot: PanelSnapshot | null;
  readonly view: ViewState;
  readonly context: TextContext;
  readonly failure: Failure | null;
  readonly localTime: LocalTime | null;
}

/** Draws the page: snapshot -> model -> views -> regions. A long comparison is drawn in tasks and frames (`longTable/`). */
export interface Drawing {
  /** What is drawn, or about to be; null without a comparison. */
  model(): PageModel | null;
  /** Draws at once: what a person asked for is there when they are led to it. */
  now(): void;
  /** Draws what arrived: at once where that is short, and at most once a frame. */
  soon(): void;
  /** Draws, in frames to come, what a person scrolled to in a long table. */
  later(): void;
  /** Draws the findings ahead of their turn. */
  drawFindings(): void;
  /** Highlights the evidence, across redraws, until something else is highlighted. Returns the first element of it. */
  ring(refs: readonly EvidenceRef[]): HTMLElement | null;
  /** Highlights the evidence of the chosen finding again. */
  ringChosen(): HTMLElement | null;
  /** Highlights the same evidence in rows that were just drawn. */
  ringAgain(): void;
}

interface DrawingParts {
  readonly shell: Shell;
  readonly table: MatrixTable;
  readonly toolbar: Toolbar;
  readonly timeline: TimelinePlace;
  shown(): Shown;
  /** Called once what is seen at first was drawn. */
  onDrawn(): void;
}

const unreadable: Failure = { reason: "malformed-answer", requestId: null };

export function createDrawing({ shell, table, toolbar, timeline, shown, onDrawn }: DrawingParts): Drawing {
  let facts: ComparisonFacts | null = null;
  let findings: Findings = noFindings;
  let model: PageModel | null = null;
  /** Highlighted instead of the chosen finding's evidence. */
  let pointedAt: readonly EvidenceRef[] | null = null;
  const lazily = createLazily();
  const keepOneStop = rove(shell.verdict);
  const long = createLongDrawing({
    takeIn,
    readNumbers: () => model !== null && table.read(model),
    drawAll,
    settle,
    parseFindings: () => facts?.parseFindings(),
    findCauses: () => facts?.findings(),
    drawCauses,
    drawFindings,
    drawCalls,
  });

  function takeIn(): void {
    const { snapshot } = shown();
    const comparison = snapshot?.comparison ?? null;
    if (snapshot === null || comparison === null) facts = null;
    else if (facts?.comparison !== comparison) {
      if (facts?.comparison.id !== comparison.id) findings = noFindings;
      // The evidence may belong to a finding that no longer exists.
      if (facts?.comparison.id !== comparison.id || facts.findingsText !== snapshot.findings) pointedAt = null;
      facts = comparisonFactsOf(comparison, snapshot.findings, facts);
    }
    model = facts === null ? null : modelOf(facts);
  }

  /** The rows of a long table are shown before the findings are known: to read these takes longer than a frame. */
  function modelOf(of: ComparisonFacts): PageModel {
    const draft = pageModelWith(of);
    if (!of.areFindingsKnown() && table.isLong(draft)) return draft;
    findings = of.findings();
    return draft.findings === findings.all ? draft : pageModelWith(of);
  }

  function pageModelWith(of: ComparisonFacts): PageModel {
    const { snapshot, context, view } = shown();
    return pageModelOf(of, findings, snapshot ?? { inFlight: [] }, context, view);
  }

  function drawAll(): void {
    const { snapshot, failure, context } = shown();
    shell.firstHeading?.remove();
    for (const part of shell.comparisonParts) part.hidden = model === null;
    draw(shell.repeat, viewRepeat(snapshot?.repeat ?? null, context));
    draw(shell.notice, model === null ? viewNotice(failure, snapshot ?? {}, context) : null);
    drawBanner();
    if (model === null) return;
    const first = model;
    table.stay(() => drawFirst(first));
    if (table.isLong(first)) long.finish();
    else {
      drawFindings();
      drawCalls();
    }
    ringAgain();
    onDrawn();
  }

  /** A failure that is shown beside a comparison. */
  function drawBanner(): void {
    const { failure, context } = shown();
    const problem = failure ?? (facts?.areFindingsUnreadable() === true ? unreadable : null);
    draw(shell.banner, model === null || problem === null ? null : viewBanner(problem, context));
  }

  /** Draws what is seen at first. */
  function drawFirst(first: PageModel): void {
    const { snapshot, localTime, context } = shown();
    draw(shell.top, viewTop(first));
    draw(shell.local, viewLocalBar(localTime, snapshot?.local ?? null, context));
    const isWorkingOut = facts?.areFindingsKnown() === false && findings === noFindings;
    // From its start on a run keeps the room of what it may end with.
    if (first.running) shell.verdictRow.classList.add("has-run");
    drawVerdict(isWorkingOut ? viewVerdictRoom() : viewVerdict(first));
    draw(shell.rulesets, viewRulesets(first));
    timeline.show(first);
    toolbar.update(first);
    draw(shell.asides, viewRepeatedSteps(first));
    draw(shell.skipped, viewSkipped(first));
    table.draw(first);
    draw(shell.drawer, viewDrawer(first));
    shell.keys.textContent = panelLabel("keys", context);
  }

  function drawVerdict(verdict: HTMLElement): void {
    draw(shell.verdict, verdict);
    keepOneStop();
  }

  function settle(): Left {
    const left = table.settle();
    ringAgain();
    return left;
  }

  function drawCauses(): void {
    if (facts === null || model === null || model.findings === facts.findings().all) return;
    findings = facts.findings();
    const explained = pageModelWith(facts);
    model = explained;
    drawBanner();
    table.stay(() => {
      drawVerdict(viewVerdict(explained));
      timeline.show(explained);
      table.draw(explained);
    });
  }

  function drawFindings(): void {
    if (model === null || facts?.areFindingsKnown() !== true) return;
    const { view, context } = shown();
    const of = model;
    lazily(shell.findings, [of.findings, view.finding, view.findingsShown, view.notesOpen, context], () =>
      viewFindings(of),
    );
  }

  function drawCalls(): void {
    if (model === null) return;
    const of = model;
    lazily(shell.calls, [of], () => viewCalls(of));
  }

  function ringAgain(): HTMLElement | null {
    const chosen = model?.findings.find(({ key }) => key === shown().view.finding);
    return ring(shell.root, pointedAt ?? chosen?.finding.evidence ?? []);
  }

  function now(): void {
    long.drop();
    takeIn();
    drawAll();
  }

  return {
    model: () => model,
    now,
    soon: onceAFrame(() => {
      const comparison = shown().snapshot?.comparison ?? null;
      if (comparison !== null && isLong(balancesIn(comparison))) long.begin();
      else now();
    }),
    later() {
      if (model !== null && table.isLong(model)) long.followScroll();
    },
    drawFindings,
    ring(refs) {
      pointedAt = refs.length === 0 ? null : refs;
      return ringAgain();
    },
    ringChosen() {
      pointedAt = null;
      return ringAgain();
    },
    ringAgain,
  };
}

function balancesIn({ readings }: Comparison): number {
  return readings.reduce((sum, { accounts }) => sum + accounts.length, 0);
}

/** Draws a region again only when what it is drawn from has changed. */
function createLazily() {
  const drawnFrom = new Map<HTMLElement, readonly unknown[]>();
  return (region: HTMLElement, from: readonly unknown[], view: () => HTMLElement): void => {
    const before = drawnFrom.get(region);
    if (before !== undefined && from.every((each, place) => each === before[place])) return;
    drawnFrom.set(region, from);
    draw(region, view());
  };
}
