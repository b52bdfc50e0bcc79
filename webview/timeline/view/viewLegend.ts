import type { CallMark, Timeline } from "../../../src/core/timeline/timeline.ts";
import { leftOutWords, type PictureContext, pictureText } from "../../../src/text/timeline/pictureWords.ts";
import { type Described, el } from "../element.ts";
import type { TimelineModel, Unplaced } from "../model/timelineModel.ts";
import { cross, shapes } from "./markShapes.ts";

const size = 12;
const middle = { x: size / 2, y: size / 2 };
/** A few dots of the band's pattern. */
const holdsSample = [1, 5, 9].flatMap((x) => [2, 6, 10].map((y) => `M${x} ${y}h1.6v1.6h-1.6Z`)).join("");

/** The meaning of what has no text in the picture, how to use it, and what is left out. */
export function viewLegend(
  { bank, leftOut }: Timeline,
  { marks, evaluated, unplaced }: TimelineModel,
  { context, isLarge }: { readonly context: PictureContext; readonly isLarge: boolean },
): Described {
  const kinds = [...new Set(marks.filter(({ state }) => state !== "failed").map(({ kind }) => kind))];
  return el(
    "div",
    { class: "tl-values tl-hint" },
    ...unplaced.map(({ what, words }) => viewKey(viewWhat(what), words)),
    ...kinds.map((kind) => {
      const name =
        kind === "evaluated" && evaluated !== null ? (`key.evaluated.${evaluated}` as const) : (`key.${kind}` as const);
      return viewKey(viewMark(kind), pictureText(name, context));
    }),
    bank.length > 0 && !isLarge ? null : el("span", {}, pictureText(bank.length > 0 ? "hint" : "hint-marks", context)),
    leftOut > 0 ? el("span", {}, leftOutWords(leftOut, context)) : null,
  );
}

function viewKey(sample: Described, words: string): Described {
  return el("span", { class: "tl-value" }, sample, el("span", {}, words));
}

function viewWhat(what: Unplaced["what"]): Described {
  if (what === "trouble") return viewSample("tl-trouble tl-trouble-edge", "M1 1H11V11H1Z");
  if (what === "gap") return viewSample("tl-arrow", "M6 1V11M3 8L6 11L9 8");
  if (what === "lane") return viewSample("tl-mark tl-failed", cross(middle));
  if (what === "holds") return viewSample("tl-holds-dot", holdsSample);
  return viewSample(`tl-line tl-${what}`, "M0 6H12");
}

/** A sample of the mark of a kind of call. */
export function viewMark(kind: CallMark["kind"]): Described {
  return viewSample(`tl-mark tl-of-${kind}`, shapes[kind](middle));
}

/** A sample of a mark or line. */
export function viewSample(name: string, d: string): Described {
  return el(
    "svg",
    { class: "tl-sample", width: size, height: size, viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" },
    el("path", { class: name, d }),
  );
}
