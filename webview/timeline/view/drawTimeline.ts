import type { CallMark } from "../../../src/core/timeline/timeline.ts";
import type { Child } from "../../lib/dom.ts";
import type { DrawnGap } from "../model/gapDrawing.ts";
import { type DrawnMark, markSize } from "../model/marks.ts";
import type { PlacedWords } from "../model/placing.ts";
import { px } from "../model/stepPath.ts";
import { type DrawnRefresh, refreshSize } from "../model/strip.ts";
import type { TimelineModel } from "../model/timelineModel.ts";
import type { DrawnTrouble } from "../model/troubles.ts";
import { s } from "../svg.ts";

/**
 * Creates the picture's elements. Each layer has a key, so that a redraw changes only the layers that differ.
 * @param id unique among the pictures of the page: their parts are referenced by id
 */
export function drawTimeline(model: TimelineModel, id: string): SVGSVGElement {
  const { width, height } = model;
  return s(
    "svg",
    { class: "tl-svg", viewBox: `0 0 ${width} ${height}`, width, height, direction: "ltr", "aria-hidden": "true" },
    definitions(model, id),
    layer("grid", gridOf(model)),
    layer(
      "troubles",
      model.troubles.map((trouble) => troubleOf(trouble, model, id)),
    ),
    s(
      "g",
      { "data-key": "lines", "clip-path": `url(#${id}-plot)` },
      magnifiedOf(model),
      model.gapArea === "" ? null : s("path", { class: "tl-gap-area", d: model.gapArea }),
      model.holds === null ? null : s("path", { class: "tl-holds", d: model.holds.area, fill: `url(#${id}-holds)` }),
      ...model.lines.map(({ key, what, path }) => s("path", { "data-key": key, class: `tl-line tl-${what}`, d: path })),
    ),
    nowOf(model),
    layer("refreshes", refreshesOf(model)),
    layer("marks", marksOf(model.marks)),
    layer("gap", model.gap === null ? [] : arrowOf(model.gap)),
    layer("words", wordsOf(model)),
  );
}

function layer(key: string, children: readonly Child[]): SVGGElement {
  return s("g", { "data-key": key }, ...children);
}

/** The clip path of the plot, and two patterns: shaded areas differ in pattern, not only in colour. */
function definitions({ plot }: TimelineModel, id: string): SVGDefsElement {
  const { left, top, right, bottom } = plot;
  return s(
    "defs",
    {},
    s(
      "clipPath",
      { id: `${id}-plot` },
      s("rect", { x: left, y: top - 2, width: px(right - left), height: px(bottom - top + 4) }),
    ),
    s(
      "pattern",
      { id: `${id}-holds`, width: 4, height: 4, patternUnits: "userSpaceOnUse" },
      s("circle", { class: "tl-holds-dot", cx: 1, cy: 1, r: 0.7 }),
      s("circle", { class: "tl-holds-dot", cx: 3, cy: 3, r: 0.7 }),
    ),
    s(
      "pattern",
      { id: `${id}-trouble`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      s("path", { class: "tl-trouble-line", d: "M-1 1L1 -1M0 6L6 0M5 7L7 5" }),
    ),
  );
}

function gridOf({ moneyTicks, plot }: TimelineModel): readonly Child[] {
  return [
    s("path", { class: "tl-grid", d: moneyTicks.map(({ y }) => `M${plot.left} ${y}H${plot.right}`).join("") }),
    ...moneyTicks.map(({ y, words }) => text({ text: words, x: plot.left - 8, y, anchor: "end" }, "tl-tick")),
  ];
}

function troubleOf({ left, right, words }: DrawnTrouble, { plot }: TimelineModel, id: string): Child {
  const place = { x: left, y: plot.top, width: px(right - left), height: px(plot.bottom - plot.top) };
  return [
    s("rect", { class: "tl-trouble", ...place }, s("title", {}, words)),
    s("rect", { ...place, fill: `url(#${id}-trouble)`, "pointer-events": "none" }),
    s("path", {
      class: "tl-trouble-edge",
      d: `M${left} ${plot.top}V${plot.bottom}M${right} ${plot.top}V${plot.bottom}`,
    }),
  ];
}

function magnifiedOf({ magnified, plot }: TimelineModel): Child {
  if (magnified === null) return null;
  const [left, right] = [px(magnified.left), px(magnified.right)];
  return [
    s("rect", {
      class: "tl-magnified",
      x: left,
      y: plot.top,
      width: px(right - left),
      height: px(plot.bottom - plot.top),
    }),
    s("path", {
      class: "tl-magnified-edge",
      d: `M${left} ${plot.top}V${plot.bottom}M${right} ${plot.top}V${plot.bottom}`,
    }),
  ];
}

function nowOf({ nowX, plot }: TimelineModel): Child {
  return nowX === null
    ? null
    : s("path", { "data-key": "now", class: "tl-now", d: `M${nowX} ${plot.top}V${plot.bottom}` });
}

/** One path for all writes: a long ledger has thousands. */
function refreshesOf({ refreshes, next, plot }: TimelineModel): readonly Child[] {
  const triangle = ({ x }: DrawnRefresh) =>
    `M${px(x - refreshSize)} ${plot.top}L${x} ${plot.top - 7}L${px(x + refreshSize)} ${plot.top}Z`;
  return [
    refreshes.length === 0 ? null : s("path", { class: "tl-refresh", d: refreshes.map(triangle).join("") }),
    next === null
      ? null
      : [
          s("path", { class: "tl-refresh tl-next", d: triangle(next) }),
          s("path", { class: "tl-next-line", d: `M${next.x} ${plot.top}V${plot.bottom}` }),
        ],
  ];
}

const kinds = ["cached", "evaluated", "real-time"] as const;
const states = ["answered", "null", "failed"] as const;

/** One path per kind and state of marks, told apart by shape and colour: a long history has thousands of calls. */
function marksOf(marks: readonly DrawnMark[]): readonly Child[] {
  const bars = marks.filter(({ bar }) => bar !== null);
  const drawn = kinds.flatMap((kind) =>
    states.map((state) => {
      const own = marks.filter((mark) => mark.kind === kind && mark.state === state);
      if (own.length === 0) return null;
      const d = own.map((mark) => (state === "failed" ? cross(mark) : shapes[kind](mark))).join("");
      return s("path", { "data-key": `${kind} ${state}`, class: `tl-mark tl-of-${kind} tl-${state}`, d });
    }),
  );
  const drawnBars = kinds.map((kind) => {
    const own = bars.filter((mark) => mark.kind === kind);
    const d = own.map(barPath).join("");
    return own.length === 0 ? null : s("path", { "data-key": `${kind} bar`, class: `tl-bar tl-of-${kind}`, d });
  });
  return [...drawnBars, ...drawn];
}

/** A bar with end caps; its start is an arrow when it is not known. */
function barPath({ bar, y }: DrawnMark): string {
  if (bar === null) return "";
  const [left, right, at] = [px(bar.left), px(bar.right), px(y)];
  const ends = `M${right} ${px(y - 4)}V${px(y + 4)}`;
  return `M${left} ${at}H${right}${ends}${bar.isOpen ? `M${left} ${at}l5 -4m-5 4l5 4` : `M${left} ${px(y - 4)}V${px(y + 4)}`}`;
}

/** Cached is a disc, evaluated a diamond, real-time a square. */
export const shapes: Readonly<Record<CallMark["kind"], (place: { readonly x: number; readonly y: number }) => string>> =
  {
    cached: ({ x, y }) => {
      const r = markSize - 0.3;
      return `M${px(x - r)} ${px(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    },
    evaluated: ({ x, y }) => {
      const r = markSize + 0.7;
      return `M${px(x)} ${px(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}Z`;
    },
    "real-time": ({ x, y }) => {
      const r = markSize - 0.7;
      return `M${px(x - r)} ${px(y - r)}h${2 * r}v${2 * r}h${-2 * r}Z`;
    },
  };

function cross({ x, y }: { readonly x: number; readonly y: number }): string {
  const r = markSize - 0.5;
  return `M${px(x - r)} ${px(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
}

function arrowOf({ x, from, to }: DrawnGap): readonly Child[] {
  const down = to > from ? 1 : -1;
  const head = Math.min(5, Math.abs(to - from) / 3) * down;
  const [start, end] = [px(from + 2 * down), px(to - 2 * down)];
  return [
    s("path", {
      class: "tl-arrow",
      d: `M${x} ${start}V${end}m-3.5 ${px(-head)}L${x} ${end}L${px(x + 3.5)} ${px(end - head)}`,
    }),
  ];
}

function wordsOf(model: TimelineModel): readonly Child[] {
  const { timeTicks, lines, holds, refreshes, next, numbers, troubles, gap, magnified } = model;
  const placed = (words: PlacedWords | null, name: string) => (words === null ? null : text(words, name));
  return [
    ...timeTicks.map((tick) => text(tick, "tl-tick")),
    ...lines.map(({ label, what }) => placed(label, `tl-label tl-words-${what}`)),
    ...refreshes.map(({ label }) => placed(label, "tl-label")),
    placed(next?.label ?? null, "tl-label"),
    placed(holds?.label ?? null, "tl-label"),
    ...troubles.map(({ label }) => placed(label, "tl-label tl-words-trouble")),
    placed(magnified?.label ?? null, "tl-label"),
    ...numbers.map((number) => text(number, `tl-number tl-words-${number.kind}`)),
    placed(gap?.label ?? null, "tl-gap-words"),
  ];
}

/** The baseline is a third of the text's height below its middle. */
function text({ text: words, x, y, anchor }: PlacedWords, name: string): SVGTextElement {
  return s("text", { class: name, x: px(x), y: px(y), dy: "0.35em", "text-anchor": anchor }, words);
}
