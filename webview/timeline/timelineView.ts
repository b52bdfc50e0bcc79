import type { MeasuredTimeline } from "../../src/core/timeline/measuredTimeline.ts";
import type { Quantity } from "../../src/core/timeline/quantity.ts";
import type { TimeWindow } from "../../src/core/timeline/timeWindow.ts";
import { nameWithMask } from "../../src/text/nameWithMask.ts";
import { type PictureContext, pictureText } from "../../src/text/timeline/pictureWords.ts";
import type { TimelineArrangement } from "./arrangement.ts";
import { el } from "./element.ts";
import { createMeasure } from "./measure.ts";
import { type TimelineDraft, timelineDraftOf } from "./model/timelineDraft.ts";
import { type TimelineModel, timelineModelOf } from "./model/timelineModel.ts";
import { withAhead } from "./model/withAhead.ts";
import type { PageKit, TimelineHost, TimelineStage, TimelineTools, TimelineView, ViewedTimeline } from "./stage.ts";
import { drawTimeline } from "./view/drawTimeline.ts";
import { viewLegend } from "./view/viewLegend.ts";

const zooms = ["zoom-in", "zoom-out", "zoom-usual"] as const;
type ButtonName = (typeof zooms)[number] | "larger" | "table" | "copy-svg";

/** What a person does with the picture, for the tools. */
const done = ["focus", "pointermove", "pointerdown", "pointerleave", "keydown"] as const;

/** Draws a time line into an element. What a person does there is passed on to the tools, which are loaded for it. */
export function createTimelineView(region: HTMLElement, host: TimelineHost, kit: PageKit): TimelineView {
  const { h, paint, rove } = kit;
  const picture = h("div", { class: "tl-picture", tabindex: 0, role: "slider" });
  const drawing = h("div", { class: "tl-drawing" });
  const cursor = h("div", { class: "tl-over" });
  const readout = h("div", { class: "tl-readout" });
  const table = h("div", { class: "tl-table-region", tabindex: 0, role: "region" });
  const sentence = h("p", { class: "tl-sentence" });
  const buttons = h("div", {});
  const aloud = h("div", { class: "sr", "aria-live": "polite" });
  picture.append(drawing, cursor);
  region.replaceChildren(sentence, picture, table, readout, buttons, aloud);

  const keepOneStop = rove(buttons);
  const measure = createMeasure(picture);
  let viewed: ViewedTimeline | null = null;
  let quantity: Quantity = "available";
  let arrangement = host.arrangement;
  let lastModel: TimelineModel | null = null;
  /** Works out the model of what came last; null: `lastModel` is that. */
  let workOut: (() => TimelineModel) | null = null;
  let said = "";
  let task = 0;
  /** What the picture was last drawn from. */
  let drawnFrom: readonly unknown[] = [];
  let tools: TimelineTools | null = null;
  let loading: Promise<TimelineTools> | null = null;

  const stage: TimelineStage = {
    host,
    kit,
    parts: { picture, cursor, readout, table, aloud },
    arrange,
    rest,
    name: () => (viewed?.timeline == null ? "" : nameOf(viewed.timeline, viewed.context)),
    say(words) {
      said = words;
      drawButtons();
    },
    live() {
      if (viewed?.timeline == null || !isKnown(viewed.timeline)) return null;
      const { timeline, context } = viewed;
      return {
        timeline,
        context,
        quantity,
        window: windowOf(timeline),
        model: arrangement.isTable ? null : latestModel(),
      };
    },
  };

  new ResizeObserver(() => drawAll()).observe(picture);

  /** Does something with the tools: at once where they are loaded. */
  function use(act: (tools: TimelineTools) => void): void {
    if (tools !== null) {
      act(tools);
      return;
    }
    loading ??= host.loadTools().then(({ createTimelineTools }) => {
      tools = createTimelineTools(stage);
      return tools;
    });
    loading.then(act, () => {
      loading = null;
      if (viewed !== null) stage.say(pictureText("not-loaded", viewed.context));
    });
  }

  /** The visible window: the person's zoom, else the default one. */
  function windowOf(timeline: MeasuredTimeline): TimeWindow {
    if (arrangement.window !== null) return arrangement.window;
    const usual = timeline.windows[quantity];
    return host.isLarge && timeline.bank.length > 0 ? withAhead(usual, timeline) : usual;
  }

  function arrange(change: Partial<TimelineArrangement>): void {
    arrangement = { ...arrangement, ...change };
    host.arrange(arrangement);
    drawAll();
  }

  function drawAll(): void {
    if (viewed === null) return;
    const { timeline, context } = viewed;
    const { isTable } = arrangement;
    const shown = timeline !== null && isKnown(timeline);
    sentence.textContent = shown ? "" : pictureText("unknown", context);
    sentence.hidden = shown;
    picture.hidden = !shown || isTable;
    readout.hidden = picture.hidden;
    table.hidden = !shown || !isTable;
    buttons.hidden = !shown;
    drawButtons();
    if (timeline === null || !shown) return;
    if (isTable) use(({ drawTable }) => drawTable());
    else drawPicture(timeline, context);
  }

  function drawPicture(timeline: MeasuredTimeline, context: PictureContext): void {
    const { clientWidth: width, clientHeight: height } = picture;
    // Hidden, or not in the page yet: drawn once it is visible.
    if (width < 40 || height < 40) return;
    const from = [viewed, arrangement, width, height];
    // Drawing itself made the element visible, so the observer called again with the same input.
    if (from.every((each, place) => each === drawnFrom[place])) return;
    drawnFrom = from;
    const numbers = viewed?.numbers ?? new Map();
    const window = windowOf(timeline);
    const input = { timeline, window, context, quantity, numbers, width, height, ...measure() };
    let drafted: TimelineDraft | null = null;
    const draft = () => (drafted ??= timelineDraftOf(input));
    workOut = () => timelineModelOf(draft());
    // In tasks of their own: with a long ledger, what is received, worked out and painted together would block frames.
    clearTimeout(task);
    task = setTimeout(() => {
      draft();
      task = setTimeout(() => {
        latestModel();
        task = setTimeout(paintPicture);
      });
    });
  }

  function paintPicture(): void {
    const model = latestModel();
    if (model !== null) paint(drawing, drawTimeline(model, host.isLarge ? "tl-large" : "tl"));
    if (tools === null) rest();
    else tools.redraw();
  }

  /** The model of what came last, worked out at once where somebody asks before its task: no key press is lost to it. */
  function latestModel(): TimelineModel | null {
    if (workOut !== null) lastModel = workOut();
    workOut = null;
    return lastModel;
  }

  function rest(): void {
    const model = latestModel();
    if (viewed?.timeline == null || model === null) return;
    const { timeline, context } = viewed;
    const { from, to } = model.time.window;
    const now = Math.min(to, Math.max(from, Date.parse(timeline.now)));
    paint(readout, viewLegend(timeline, model, { context, isLarge: host.isLarge }));
    paint(cursor, null);
    const told = {
      "aria-label": nameOf(timeline, context),
      "aria-valuemin": Math.round(from),
      "aria-valuemax": Math.round(to),
      "aria-valuenow": Math.round(now),
      "aria-valuetext": pictureText("now", context),
    };
    for (const [name, value] of Object.entries(told)) picture.setAttribute(name, String(value));
  }

  function drawButtons(): void {
    if (viewed === null) return;
    const { context } = viewed;
    const { isTable, window } = arrangement;
    const names: readonly ButtonName[] = [
      ...(host.isLarge && !isTable ? zooms : []),
      ...(host.open === null ? [] : (["larger"] as const)),
      "table",
      ...(isTable ? [] : (["copy-svg"] as const)),
    ];
    paint(
      buttons,
      el(
        "div",
        { class: "tl-tools", role: "toolbar", "aria-label": pictureText("actions", context) },
        ...names.map((name) =>
          el(
            "button",
            {
              class: "tl-button",
              tabindex: -1,
              "data-roving": true,
              "data-key": name,
              disabled: name === "zoom-usual" && window === null,
            },
            pictureText(name === "table" && isTable ? "line" : name, context),
          ),
        ),
        el("span", { class: "tl-told", role: "status" }, said),
      ),
    );
    keepOneStop();
  }

  buttons.addEventListener("click", ({ target }) => {
    const name = target instanceof Element ? target.closest("button")?.getAttribute("data-key") : null;
    if (name == null) return;
    stage.say("");
    if (name === "larger") host.open?.();
    else if (name === "table") arrange({ isTable: !arrangement.isTable });
    else use(({ press }) => press(name));
  });

  for (const type of done) picture.addEventListener(type, (event) => use(({ take }) => take(event)));

  return {
    show(next) {
      viewed = next;
      const { timeline } = next;
      quantity = next.quantity ?? timeline?.usual ?? "available";
      tools?.follow(timeline);
      drawAll();
      // In a tab of its own a person moves through the picture soon.
      if (host.isLarge && loading === null) requestIdleCallback(() => use(() => {}));
    },
  };
}

function isKnown({ bank, calls }: MeasuredTimeline): boolean {
  return bank.length > 0 || calls.length > 0;
}

function nameOf({ name, mask }: MeasuredTimeline, context: PictureContext): string {
  return pictureText("name", context, { account: nameWithMask(name, mask) });
}
