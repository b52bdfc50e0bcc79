import { gapOf, mainCopy } from "../../src/core/timeline/gapOf.ts";
import { type Quantity, usualQuantity } from "../../src/core/timeline/quantity.ts";
import { stepAt } from "../../src/core/timeline/stepAt.ts";
import type { ScrubbedMoment, Timeline } from "../../src/core/timeline/timeline.ts";
import { nameWithMask } from "../../src/text/nameWithMask.ts";
import type { TextContext } from "../../src/text/segment.ts";
import { timelineText } from "../../src/text/timeline/timelineWords.ts";
import { h } from "../lib/dom.ts";
import { draw } from "../lib/morph.ts";
import { standAloneSvg } from "./copySvg.ts";
import { momentsOf } from "./events.ts";
import { measureIn } from "./measure.ts";
import { newestComparison, type TimelineModel, timelineModelOf } from "./model/timelineModel.ts";
import { movedTo, type TimeWindow, usualWindow, withAhead, zoomed } from "./model/window.ts";
import { createScrubber } from "./scrubber.ts";
import type { TimelineArrangement } from "./state.ts";
import { createTools } from "./tools.ts";
import { drawTimeline } from "./view/drawTimeline.ts";
import { viewEvents } from "./view/viewEvents.ts";
import { nearestCall, readoutOf, viewCursor, viewReadout } from "./view/viewReadout.ts";

/** The data that the view shows. */
interface ViewedTimeline {
  /** Null: nothing is known of the account. */
  readonly timeline: Timeline | null;
  readonly context: TextContext;
  /** The balance to draw; null: the account's usual one. */
  readonly quantity: Quantity | null;
  /** The comparison whose gap is measured and whose calls are numbered; null: the newest, without numbers. */
  readonly comparisonId: string | null;
  /** The number of each reading's step. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** What the view needs from its page. */
export interface TimelineHost {
  /** The larger view has more space, zoom, and upcoming events. */
  readonly isLarge: boolean;
  scrub(at: string): Promise<ScrubbedMoment>;
  setClock(at: string): void;
  /** Opens the larger view; null when this is it. */
  readonly open: (() => void) | null;
  readonly arrangement: TimelineArrangement;
  arrange(arrangement: TimelineArrangement): void;
}

export interface TimelineView {
  show(viewed: ViewedTimeline): void;
}

/** ms that a moment must stay before its values are announced: in a fast move, only the last is. */
const aloudMs = 500;

/** Draws a time line into an element, and lets the person move through it. */
export function createTimelineView(region: HTMLElement, host: TimelineHost): TimelineView {
  const picture = h("div", { class: "tl-picture", tabindex: 0, role: "slider" });
  const drawing = h("div", { class: "tl-drawing" });
  const cursor = h("div", { class: "tl-over" });
  const readout = h("div", { class: "tl-readout" });
  const table = h("div", { class: "tl-table-region", tabindex: 0, role: "region" });
  const sentence = h("p", { class: "tl-sentence" });
  const aloud = h("div", { class: "sr", "aria-live": "polite" });
  picture.append(drawing, cursor);
  const tools = createTools({
    isLarge: host.isLarge,
    canOpen: host.open !== null,
    act: {
      larger: () => host.open?.(),
      table: () => arrange({ isTable: !arrangement.isTable }),
      "copy-svg": () => void copyPicture(),
      "zoom-in": () => zoom(0.5),
      "zoom-out": () => zoom(2),
      "zoom-usual": () => arrange({ window: null }),
    },
  });
  region.replaceChildren(sentence, picture, table, readout, tools.element, aloud);

  let viewed: ViewedTimeline | null = null;
  let arrangement = host.arrangement;
  let model: TimelineModel | null = null;
  let aloudTimer = 0;
  let frame = 0;
  /** The input of the current picture. */
  let drawnFrom: readonly unknown[] = [];
  const scrubber = createScrubber(host.scrub, () => drawMoment());

  new ResizeObserver(() => drawAll()).observe(picture);

  function quantityOf({ quantity, timeline }: ViewedTimeline): Quantity {
    return quantity ?? (timeline === null ? "available" : usualQuantity(timeline));
  }

  function comparisonOf({ comparisonId, timeline }: ViewedTimeline): string | null {
    if (comparisonId !== null || timeline === null) return comparisonId;
    return newestComparison(timeline);
  }

  /** The visible window: the person's zoom, else the default one. */
  function windowOf(of: ViewedTimeline, timeline: Timeline): TimeWindow {
    if (arrangement.window !== null) return arrangement.window;
    const usual = usualWindow(timeline, gapOf(timeline, quantityOf(of), comparisonOf(of)));
    return host.isLarge && timeline.bank.length > 0 ? withAhead(usual, timeline) : usual;
  }

  function arrange(change: Partial<TimelineArrangement>): void {
    arrangement = { ...arrangement, ...change };
    host.arrange(arrangement);
    drawAll();
  }

  /** @returns whether the key is one of those that zoom */
  function zoomBy(key: string): boolean {
    if (key === "+") zoom(0.5);
    else if (key === "-") zoom(2);
    else if (key === "0") arrange({ window: null });
    else return false;
    return true;
  }

  function zoom(factor: number): void {
    if (model === null || viewed?.timeline == null) return;
    const around = scrubber.scrubbed()?.at ?? Math.min(Date.parse(viewed.timeline.now), model.time.window.to);
    arrange({ window: zoomed(model.time.window, around, factor) });
  }

  function drawAll(): void {
    if (viewed === null) return;
    const { timeline, context } = viewed;
    const isKnown = timeline !== null && (timeline.bank.length > 0 || timeline.calls.length > 0);
    sentence.textContent = isKnown ? "" : timelineText("unknown", context);
    sentence.hidden = isKnown;
    picture.hidden = !isKnown || arrangement.isTable;
    readout.hidden = picture.hidden;
    table.hidden = !isKnown || !arrangement.isTable;
    tools.update({ context, isKnown, isTable: arrangement.isTable, isZoomed: arrangement.window !== null });
    if (timeline === null || !isKnown) return;
    const window = windowOf(viewed, timeline);
    if (arrangement.isTable) {
      table.setAttribute("aria-label", nameOf(timeline, context));
      draw(table, viewEvents(timeline, window, context));
      return;
    }
    const { clientWidth: width, clientHeight: height } = picture;
    // Hidden, or not in the page yet: drawn once it is visible.
    if (width < 40 || height < 40) return;
    const from = [viewed, arrangement, width, height];
    // Drawing itself made the element visible, so the observer called again with the same input.
    if (from.every((each, place) => each === drawnFrom[place])) return;
    drawnFrom = from;
    model = timelineModelOf({
      timeline,
      window,
      context,
      quantity: quantityOf(viewed),
      comparisonId: comparisonOf(viewed),
      numbers: viewed.numbers,
      width,
      height,
      ...measureIn(picture),
    });
    // In a separate task: with a long ledger, both together would block a frame.
    cancelAnimationFrame(frame);
    const drawn = model;
    frame = requestAnimationFrame(() => {
      draw(drawing, drawTimeline(drawn, host.isLarge ? "tl-large" : "tl"));
      drawMoment();
    });
  }

  function drawMoment(): void {
    if (viewed?.timeline == null || model === null || picture.hidden) return;
    const { timeline, context } = viewed;
    const quantity = quantityOf(viewed);
    const scrubbed = scrubber.scrubbed();
    const { window } = model.time;
    const read = scrubbed === null ? null : readoutOf(scrubbed, timeline, quantity, context, window.to - window.from);
    draw(readout, viewReadout(read, timeline, model, { context, isLarge: host.isLarge }));
    draw(cursor, scrubbed === null ? null : viewMoment(scrubbed.at, timeline, quantity, model));
    const at = scrubbed?.at ?? Date.parse(timeline.now);
    const words =
      read === null
        ? ""
        : [read.time, ...read.values.map(({ name, value, note }) => `${name} ${value} ${note ?? ""}`.trim())].join(
            ", ",
          );
    const time = read?.time ?? timelineText("now", context);
    picture.setAttribute("aria-label", nameOf(timeline, context));
    picture.setAttribute("aria-valuemin", String(Math.round(window.from)));
    picture.setAttribute("aria-valuemax", String(Math.round(window.to)));
    picture.setAttribute("aria-valuenow", String(Math.round(Math.min(window.to, Math.max(window.from, at)))));
    picture.setAttribute("aria-valuetext", time);
    if (read?.isCurrent === true) sayAloud(words);
    else if (read?.isAhead === true) sayAloud(`${time}. ${timelineText("not-yet", context)}`);
  }

  function viewMoment(at: number, timeline: Timeline, quantity: Quantity, on: TimelineModel): SVGSVGElement {
    const call = timeline.bank.length > 0 ? null : nearestCall(timeline, at);
    const moment = call === null ? at : Date.parse(call.at);
    const isPast = moment <= Date.parse(timeline.now);
    const steps = call !== null ? [call] : isPast ? [stepAt(timeline.bank, at), stepAt(mainCopy(timeline), at)] : [];
    const amounts = steps.flatMap((step) => (step?.[quantity] == null ? [] : [step[quantity]]));
    const x = Math.min(on.plot.right, Math.max(on.plot.left, on.time.x(moment)));
    return viewCursor(Math.round(x * 10) / 10, amounts, on);
  }

  function sayAloud(words: string): void {
    window.clearTimeout(aloudTimer);
    aloudTimer = window.setTimeout(() => {
      if (aloud.textContent !== words) aloud.textContent = words;
    }, aloudMs);
  }

  async function copyPicture(): Promise<void> {
    const svg = drawing.querySelector("svg");
    if (svg === null || viewed?.timeline == null) return;
    const { timeline, context } = viewed;
    const name = nameOf(timeline, context);
    try {
      await navigator.clipboard.writeText(standAloneSvg(svg, name));
      aloud.textContent = timelineText("copied", context);
      tools.told(timelineText("copied", context));
    } catch {
      tools.told(timelineText("not-copied", context));
    }
  }

  /** Moves to a moment, and moves the window when the moment is outside. */
  function goTo(at: number): void {
    if (model === null) return;
    const moved = movedTo(model.time.window, at);
    if (moved !== model.time.window && host.isLarge) arrange({ window: moved });
    scrubber.look(at, { isPinned: true });
  }

  function moveBy(keys: { readonly key: string; readonly shiftKey: boolean }): boolean {
    if (viewed?.timeline == null || model === null) return false;
    const { timeline } = viewed;
    const { from, to } = model.time.window;
    const now = Date.parse(timeline.now);
    const at = scrubber.scrubbed()?.at ?? Math.min(now, to);
    const fine = (to - from) / 100;
    const moments = momentsOf(timeline).filter((ms) => host.isLarge || (ms >= from && ms <= to));
    const next = (): number | undefined => {
      switch (keys.key) {
        case "ArrowLeft":
          return keys.shiftKey ? at - fine : moments.findLast((ms) => ms < at);
        case "ArrowRight":
          return keys.shiftKey ? at + fine : moments.find((ms) => ms > at);
        case "Home":
          return moments[0];
        case "End":
          return moments.at(-1);
        default:
          return undefined;
      }
    };
    const target = next();
    if (target !== undefined) goTo(host.isLarge ? target : Math.min(to, Math.max(from, target)));
    return ["ArrowLeft", "ArrowRight", "Home", "End"].includes(keys.key);
  }

  function momentAt(event: PointerEvent): number | null {
    if (model === null) return null;
    const x = event.clientX - picture.getBoundingClientRect().left;
    return model.time.at(Math.min(model.plot.right, Math.max(model.plot.left, x)));
  }

  picture.addEventListener("pointermove", (event) => {
    const at = momentAt(event);
    const isDragged = event.buttons === 1;
    if (at !== null && (isDragged || scrubber.scrubbed()?.isPinned !== true))
      scrubber.look(at, { isPinned: isDragged });
  });
  picture.addEventListener("pointerdown", (event) => {
    const at = momentAt(event);
    if (event.button !== 0 || at === null) return;
    picture.setPointerCapture(event.pointerId);
    scrubber.look(at, { isPinned: true });
  });
  picture.addEventListener("pointerleave", () => {
    if (scrubber.scrubbed()?.isPinned !== true) scrubber.leave();
  });
  picture.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isDone = moveBy(event) || (event.key === "Escape" && leave()) || (host.isLarge && zoomBy(event.key));
    if (isDone) event.preventDefault();
  });
  readout.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-tl]") : null;
    const at = scrubber.scrubbed()?.at;
    if (target?.getAttribute("data-tl") === "set-clock" && at !== undefined) host.setClock(new Date(at).toISOString());
  });

  function leave(): boolean {
    if (scrubber.scrubbed() === null) return false;
    scrubber.leave();
    return true;
  }

  return {
    show(next) {
      viewed = next;
      scrubber.ask(next.timeline);
      drawAll();
    },
  };
}

function nameOf({ name, mask }: Timeline, context: TextContext): string {
  return timelineText("name", context, { account: nameWithMask(name, mask) });
}
