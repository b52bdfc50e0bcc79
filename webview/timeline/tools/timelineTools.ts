import { mainCopy } from "../../../src/core/timeline/mainCopy.ts";
import { stepAt } from "../../../src/core/timeline/stepAt.ts";
import { toolsText } from "../../../src/text/timeline/toolsWords.ts";
import type { LivePicture, TimelineStage, TimelineTools } from "../stage.ts";
import { standAloneSvg } from "./copySvg.ts";
import { momentsOf } from "./moments.ts";
import { createScrubber } from "./scrubber.ts";
import { timeAt } from "./timeAt.ts";
import { viewEvents } from "./viewEvents.ts";
import { nearestCall, readoutOf, viewCursor, viewReadout } from "./viewReadout.ts";
import { movedTo, zoomed } from "./zoom.ts";

/** ms that a moment must stay before its values are announced: in a fast move, only the last is. */
const aloudMs = 500;

/** Keys of the larger view that do what a button does. */
const buttonOf: Readonly<Record<string, string>> = { "+": "zoom-in", "-": "zoom-out", "0": "zoom-usual" };

export function createTimelineTools(stage: TimelineStage): TimelineTools {
  const { host, kit } = stage;
  const { picture, cursor, readout, table, aloud } = stage.parts;
  const scrubber = createScrubber(host.scrub, redraw);
  scrubber.ask(stage.live()?.timeline ?? null);
  let aloudTimer = 0;

  function redraw(): void {
    const live = stage.live();
    const scrubbed = scrubber.scrubbed();
    const read = live?.model == null || scrubbed === null ? null : readoutOf(scrubbed, live);
    if (live?.model == null || scrubbed === null || read === null) {
      stage.rest();
      return;
    }
    const { context } = live;
    const { from, to } = live.window;
    const { time, values, isAhead, isCurrent } = read;
    kit.paint(readout, viewReadout(read, context));
    drawCursor(scrubbed.at, live);
    picture.setAttribute("aria-valuenow", String(Math.round(Math.min(to, Math.max(from, scrubbed.at)))));
    picture.setAttribute("aria-valuetext", time);
    const words = values.map(({ name, value, note }) => `${name} ${value} ${note ?? ""}`.trim());
    if (isAhead) sayAloud(`${time}. ${toolsText("not-yet", context)}`);
    else if (isCurrent) sayAloud([time, ...words].join(", "));
  }

  function drawCursor(at: number, { timeline, quantity, model }: LivePicture): void {
    if (model === null) return;
    const call = timeline.bank.length > 0 ? null : nearestCall(timeline, at);
    const moment = call === null ? at : Date.parse(call.at);
    const isPast = moment <= Date.parse(timeline.now);
    const steps = call !== null ? [call] : isPast ? [stepAt(timeline.bank, at), stepAt(mainCopy(timeline), at)] : [];
    const amounts = steps.flatMap((step) => step?.[quantity] ?? []);
    const x = Math.min(model.plot.right, Math.max(model.plot.left, model.time.x(moment)));
    kit.paint(cursor, viewCursor(Math.round(x * 10) / 10, amounts, model));
  }

  function sayAloud(words: string): void {
    window.clearTimeout(aloudTimer);
    aloudTimer = window.setTimeout(() => {
      if (aloud.textContent !== words) aloud.textContent = words;
    }, aloudMs);
  }

  /** Moves to a moment, and in the larger view moves the window when the moment is outside. */
  function goTo(at: number, { window }: LivePicture): void {
    const moved = movedTo(window, at);
    if (moved !== window && host.isLarge) stage.arrange({ window: moved });
    scrubber.look(at, { isPinned: true });
  }

  /** Shows more or less around the moment: `factor` below 1 shows less. */
  function zoom(factor: number): void {
    const live = stage.live();
    if (live === null) return;
    const around = scrubber.scrubbed()?.at ?? Math.min(Date.parse(live.timeline.now), live.window.to);
    stage.arrange({ window: zoomed(live.window, around, factor) });
  }

  /** @returns whether the key is one that moves */
  function move(key: string, isFine: boolean): boolean {
    const live = stage.live();
    if (live?.model == null) return false;
    const { from, to } = live.window;
    const at = scrubber.scrubbed()?.at ?? Math.min(Date.parse(live.timeline.now), to);
    const fine = (to - from) / 100;
    // The picture of the panel ends now; beyond it is the next update, where the clock can be set.
    const isReached = (ms: number) => host.isLarge || (ms >= from && (ms <= to || ms > Date.parse(live.timeline.now)));
    const moments = momentsOf(live.timeline).filter(isReached);
    const within = (ms: number) => (host.isLarge ? ms : Math.min(to, Math.max(from, ms)));
    const targets: Readonly<Record<string, () => number | undefined>> = {
      ArrowLeft: () => (isFine ? within(at - fine) : moments.findLast((ms) => ms < at)),
      ArrowRight: () => (isFine ? within(at + fine) : moments.find((ms) => ms > at)),
      Home: () => moments[0],
      End: () => moments.at(-1),
    };
    const target = targets[key]?.();
    if (target !== undefined) goTo(target, live);
    return key in targets;
  }

  /** @returns whether the key does something here */
  function pressKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (altKey || ctrlKey || metaKey) return false;
    if (key === "Escape") return scrubber.leave();
    const button = host.isLarge ? buttonOf[key] : undefined;
    if (button !== undefined) press(button);
    return button !== undefined || move(key, shiftKey);
  }

  function press(button: string): void {
    if (button === "zoom-in") zoom(0.5);
    else if (button === "zoom-out") zoom(2);
    else if (button === "zoom-usual") stage.arrange({ window: null });
    else void copyPicture();
  }

  function pointAt({ clientX }: PointerEvent, isHeld: boolean): void {
    const model = stage.live()?.model;
    if (model == null || (!isHeld && scrubber.scrubbed()?.isPinned === true)) return;
    const { plot, time } = model;
    const x = clientX - picture.getBoundingClientRect().left;
    scrubber.look(timeAt(time, Math.min(plot.right, Math.max(plot.left, x))), { isPinned: isHeld });
  }

  async function copyPicture(): Promise<void> {
    const [svg, live] = [picture.querySelector("svg"), stage.live()];
    if (svg === null || live === null) return;
    try {
      await navigator.clipboard.writeText(standAloneSvg(svg, stage.name()));
      stage.say(toolsText("copied", live.context));
    } catch {
      stage.say(toolsText("not-copied", live.context));
    }
  }

  readout.addEventListener("click", ({ target }) => {
    const at = scrubber.scrubbed()?.at;
    const isSet = target instanceof Element && target.closest("[data-tl=set-clock]") !== null;
    if (isSet && at !== undefined) host.setClock(new Date(at).toISOString());
  });

  return {
    redraw,
    follow: scrubber.ask,
    press,
    take(event) {
      if (event instanceof KeyboardEvent) {
        if (pressKey(event)) event.preventDefault();
      } else if (event.type === "pointerleave") {
        if (scrubber.scrubbed()?.isPinned !== true) scrubber.leave();
      } else if (event instanceof PointerEvent) {
        if (event.type === "pointermove") pointAt(event, event.buttons === 1);
        else if (event.button === 0) {
          // An event that came late is over.
          if (event.eventPhase !== Event.NONE) picture.setPointerCapture(event.pointerId);
          pointAt(event, true);
        }
      }
    },
    drawTable() {
      const live = stage.live();
      if (live === null) return;
      table.setAttribute("aria-label", stage.name());
      kit.paint(table, viewEvents(live.timeline, live.window, live.context));
    },
  };
}
