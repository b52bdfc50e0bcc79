import { type Described, el, type Part } from "../element.ts";
import type { Box } from "../model/boxes.ts";
import type { DrawnGap } from "../model/gapDrawing.ts";
import type { PlacedWords } from "../model/labelPlacement.ts";
import type { DrawnMark } from "../model/marks.ts";
import { px } from "../model/stepPath.ts";
import { type DrawnRefresh, refreshSize } from "../model/strip.ts";
import type { TimelineModel } from "../model/timelineModel.ts";
import { cross, shapes } from "./markShapes.ts";

/**
 * Describes the picture's elements. Each layer has a key, so that a redraw changes only the layers that differ.
 * @param id unique among the pictures of the page: their parts are referenced by id
 */
export function drawTimeline(model: TimelineModel, id: string): Described {
  const { width, height, plot, magnified, gapArea, holds, lines, nowX, troubles } = model;
  return el(
    "svg",
    { class: "tl-svg", viewBox: `0 0 ${width} ${height}`, width, height, direction: "ltr", "aria-hidden": "true" },
    definitions(plot, id),
    layer("grid", path("tl-grid", model.moneyTicks.map(({ y }) => `M${plot.left} ${y}H${plot.right}`).join(""))),
    layer(
      "troubles",
      troubles.map((trouble) => [
        rect("tl-trouble", trouble),
        rect("tl-hatch", trouble, { fill: `url(#${id}-trouble)` }, el("title", {}, trouble.words)),
        path("tl-trouble-edge", `${upright(trouble.left, trouble)}${upright(trouble.right, trouble)}`),
      ]),
    ),
    el(
      "g",
      { "data-key": "lines", "clip-path": `url(#${id}-plot)` },
      magnified && rect("tl-magnified", { ...plot, left: magnified.left, right: magnified.right }),
      path("tl-gap-area", gapArea),
      holds && [path("tl-holds", holds.area, { fill: `url(#${id}-holds)` }), path("tl-line tl-edge", holds.edge)],
      lines.map(({ key, what, path: d }) => path(`tl-line tl-${what}`, d, { "data-key": key })),
    ),
    layer("now", nowX === null ? null : path("tl-now", upright(nowX, plot))),
    layer("tears", tearsOf(model)),
    layer("refreshes", refreshesOf(model)),
    layer("marks", marksOf(model.marks)),
    layer("gap", model.gap && path("tl-arrow", arrowOf(model.gap))),
    layer("words", wordsOf(model)),
  );
}

function layer(key: string, content: Part): Described {
  return el("g", { "data-key": key }, content);
}

function path(name: string, d: string, more: Described["attributes"] = {}): Described | null {
  return d === "" ? null : el("path", { class: name, d, ...more });
}

function rect(
  name: string,
  { left, top, right, bottom }: Box,
  more: Described["attributes"] = {},
  content: Part = null,
): Described {
  const [width, height] = [px(right - left), px(bottom - top)];
  return el("rect", { class: name, x: left, y: top, width, height, ...more }, content);
}

function upright(x: number, { top, bottom }: Pick<Box, "top" | "bottom">): string {
  return `M${x} ${top}V${bottom}`;
}

/** The clip path of the plot, and two patterns: shaded areas differ in pattern, not only in colour. */
function definitions(plot: Box, id: string): Described {
  const pattern = (name: string, size: number, content: Part) =>
    el("pattern", { id: `${id}-${name}`, width: size, height: size, patternUnits: "userSpaceOnUse" }, content);
  return el(
    "defs",
    {},
    el("clipPath", { id: `${id}-plot` }, rect("", { ...plot, top: plot.top - 2, bottom: plot.bottom + 2 })),
    pattern("holds", 4, path("tl-holds-dot", "M.4 .4h1.2v1.2h-1.2ZM2.4 2.4h1.2v1.2h-1.2Z")),
    pattern("trouble", 6, path("tl-trouble-line", "M-1 1L1 -1M0 6L6 0M5 7L7 5")),
  );
}

/** The magnified part is torn off the rest of the picture, and its seconds are measured below it. */
function tearsOf({ magnified, tears: sides, plot }: TimelineModel): Part {
  if (magnified === null) return null;
  const { left, right, y, half, label } = magnified;
  const tears = sides.map((x) => tear(x, plot)).join("");
  const arm = (x: number, inner: number) => {
    const tip = Math.sign(inner - x) * 4;
    // A head without a shaft behind it cannot be told from the end mark.
    const head = Math.abs(inner - x) < 8 ? "" : `m${tip} -1l${-tip} -3l${tip} -3`;
    return `M${x} ${px(y - 4)}v8${head}M${x} ${y}H${px(inner)}`;
  };
  return [
    path("tl-tear-ground", tears),
    path("tl-tear", tears),
    path("tl-measure", arm(left, label.x - half) + arm(right, label.x + half)),
  ];
}

/** A jagged line from top to bottom. */
function tear(x: number, { top, bottom }: Box): string {
  let d = `M${x} ${top}`;
  let side = 2.5;
  for (let y = top + 6; y < bottom + 6; y += 6) {
    d += `L${px(x + side)} ${px(Math.min(bottom, y))}`;
    side = -side;
  }
  return d;
}

/** One path for all writes: a long ledger has thousands. */
function refreshesOf({ refreshes, next, plot }: TimelineModel): Part {
  const triangle = ({ x }: DrawnRefresh) =>
    `M${px(x - refreshSize)} ${plot.top}L${x} ${plot.top - 7}L${px(x + refreshSize)} ${plot.top}Z`;
  return [
    path("tl-refresh", refreshes.map(triangle).join("")),
    next && [path("tl-refresh tl-next", triangle(next)), path("tl-next-line", upright(next.x, plot))],
  ];
}

const kinds = ["cached", "evaluated", "real-time"] as const;
const states = ["answered", "null", "failed"] as const;

/** One path per kind and state of marks, told apart by shape and colour: a long history has thousands of calls. */
function marksOf(marks: readonly DrawnMark[]): Part {
  return kinds.map((kind) => {
    const own = marks.filter((mark) => mark.kind === kind);
    return [
      path(`tl-bar tl-of-${kind}`, own.map(barPath).join(""), { "data-key": `${kind} bar` }),
      states.map((state) => {
        const shape = state === "failed" ? cross : shapes[kind];
        const d = own.map((mark) => (mark.state === state ? shape(mark) : "")).join("");
        return path(`tl-mark tl-of-${kind} tl-${state}`, d, { "data-key": `${kind} ${state}` });
      }),
    ];
  });
}

/** A bar with end caps; its start is an arrow when it is not known. */
function barPath({ bar, y }: DrawnMark): string {
  if (bar === null) return "";
  const [left, right, at] = [px(bar.left), px(bar.right), px(y)];
  const cap = (x: number) => `M${x} ${px(y - 4)}v8`;
  return `M${left} ${at}H${right}${cap(right)}${bar.isOpen ? `M${left} ${at}l5 -4m-5 4l5 4` : cap(left)}`;
}

function arrowOf({ x, from, to }: DrawnGap): string {
  const down = to > from ? 1 : -1;
  const head = Math.min(5, Math.abs(to - from) / 3) * down;
  const [start, end] = [px(from + 2 * down), px(to - 2 * down)];
  return `M${x} ${start}V${end}m-3.5 ${px(-head)}L${x} ${end}L${px(x + 3.5)} ${px(end - head)}`;
}

function wordsOf(model: TimelineModel): Part {
  const { moneyTicks, timeTicks, lines, holds, refreshes, next, numbers, troubles, gap, magnified, lane } = model;
  return [
    [...moneyTicks, ...timeTicks].map((tick) => text(tick, "tl-tick")),
    lines.map(({ label, what }) => text(label, `tl-label tl-words-${what}`)),
    [...refreshes, next, holds, magnified, lane].map((each) => text(each?.label, "tl-label")),
    text(holds?.edgeLabel, "tl-label tl-words-bank"),
    troubles.map(({ label }) => text(label, "tl-label tl-words-trouble")),
    numbers.map((number) => text(number, `tl-number tl-words-${number.kind}`)),
    text(gap?.label, "tl-gap-words"),
  ];
}

/** The baseline is a third of the text's height below its middle. */
function text(placed: PlacedWords | null | undefined, name: string): Described | null {
  if (placed == null) return null;
  const { text: words, x, y, anchor } = placed;
  return el("text", { class: name, x: px(x), y: px(y), dy: "0.35em", "text-anchor": anchor }, words);
}
