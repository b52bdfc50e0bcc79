import { firstHeadingId } from "../../src/protocol/firstFrame.ts";
import { h } from "../lib/dom.ts";

/** The page's frame: controls stay in it for the page's life, views are drawn into its regions. */
export interface Shell {
  readonly root: HTMLElement;
  readonly top: HTMLElement;
  readonly topControls: HTMLElement;
  readonly banner: HTMLElement;
  readonly verdict: HTMLElement;
  /** Of the verdict and the time line. */
  readonly verdictRow: HTMLElement;
  /** Beside or below the verdict: its account over time. */
  readonly timeline: HTMLElement;
  /** One debit, evaluated several times. */
  readonly rulesets: HTMLElement;
  readonly toolbar: HTMLElement;
  readonly toolbarWords: HTMLElement;
  readonly viewMenu: HTMLElement;
  /** The local sandbox's clock. */
  readonly local: HTMLElement;
  /** Steps without columns. */
  readonly asides: HTMLElement;
  /** Endpoints that were not called. */
  readonly skipped: HTMLElement;
  readonly matrix: HTMLElement;
  readonly findings: HTMLElement;
  readonly calls: HTMLElement;
  /** One endpoint called several times. */
  readonly repeat: HTMLElement;
  /** The reading in the drawer. */
  readonly drawer: HTMLElement;
  readonly notice: HTMLElement;
  readonly keys: HTMLElement;
  /** A live region that only screen readers perceive. */
  readonly announcer: HTMLElement;
  /** What the page's HTML began with, until it is drawn. */
  readonly firstHeading: HTMLElement | null;
  /** Regions that are hidden without a comparison. */
  readonly comparisonParts: readonly HTMLElement[];
}

/** Builds the frame inside the page's root. Screen readers announce changes of the verdict and the notice. */
export function createShell(root: HTMLElement): Shell {
  const top = h("div", { class: "top-region" });
  const topControls = h("div", { class: "top-controls" });
  const banner = h("div", { class: "band", role: "alert" });
  const verdict = h("div", { class: "verdict-region", role: "status", "aria-live": "polite" });
  const timeline = h("section", { class: "timeline-region" });
  const verdictRow = h("div", { class: "verdict-row band" }, verdict, timeline);
  const rulesets = h("div", { class: "band" });
  const toolbarWords = h("span", { class: "toolbar-words", role: "status" });
  const toolbar = h("div", { class: "toolbar band", role: "toolbar" });
  const viewMenu = h("div", {});
  const local = h("div", { class: "band" });
  const asides = h("div", { class: "band" });
  const skipped = h("div", { class: "band" });
  const matrix = h("div", { class: "matrix-region" });
  const findings = h("section", { class: "findings band" });
  const calls = h("section", { class: "band" });
  const repeat = h("section", { class: "band" });
  const drawer = h("div", { class: "drawer-region" });
  const notice = h("div", { class: "band", role: "status" });
  const keys = h("p", { class: "keys band" });
  const announcer = h("div", { class: "sr", role: "status" });
  const header = h("header", { class: "top band" }, top, topControls);
  const firstHeading = document.getElementById(firstHeadingId);
  root.append(
    header,
    banner,
    notice,
    verdictRow,
    rulesets,
    toolbar,
    matrix,
    asides,
    findings,
    calls,
    skipped,
    local,
    repeat,
    keys,
    drawer,
    announcer,
  );
  const comparisonParts = [
    header,
    local,
    verdictRow,
    rulesets,
    toolbar,
    asides,
    skipped,
    matrix,
    findings,
    calls,
    keys,
    drawer,
  ];
  for (const part of comparisonParts) part.hidden = true;
  return {
    root,
    top,
    topControls,
    banner,
    verdict,
    verdictRow,
    timeline,
    rulesets,
    toolbar,
    toolbarWords,
    viewMenu,
    local,
    asides,
    skipped,
    matrix,
    findings,
    calls,
    repeat,
    drawer,
    notice,
    keys,
    announcer,
    firstHeading,
    comparisonParts,
  };
}
