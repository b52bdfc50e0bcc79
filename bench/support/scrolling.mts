import type { Page } from "playwright-core";
import { within } from "./within.mts";

export interface Scrolled {
  /** ms of one step, from the scroll to the task behind its frame: the median. */
  readonly stepMs: number;
  /** Steps whose frame came more than 25 ms behind the one before, where one of 60 a second is due. */
  readonly lateFrames: number;
}

/** Scrolls from the top in steps, one a frame: of so many px, or with null of as much as leads to the end. */
export function scrollThrough(page: Page, steps: number, px: number | null): Promise<Scrolled> {
  // A browser that gives no more frames was seen once.
  return within(page.evaluate(inPage, { steps, px }), `${steps} steps`);
}

/** Keys scroll smoothly: a scroll by the page amid that would leave it somewhere between. */
export function scrollingEnds(page: Page): Promise<void> {
  return within(page.evaluate(untilStill), "the end of scrolling");
}

function untilStill(): Promise<void> {
  return new Promise((resolve) => {
    let last = -1;
    const look = window.setInterval(() => {
      if (window.scrollY !== last) last = window.scrollY;
      else {
        window.clearInterval(look);
        resolve();
      }
    }, 100);
  });
}

function inPage({ steps, px }: { steps: number; px: number | null }): Promise<Scrolled> {
  return new Promise((resolve) => {
    window.scrollTo(0, 0);
    const by = px ?? (document.documentElement.scrollHeight - window.innerHeight) / steps;
    const times: number[] = [];
    const frames: number[] = [];
    const step = () => {
      const started = performance.now();
      window.scrollTo(0, by * (times.length + 1));
      requestAnimationFrame((frame) =>
        // Behind the frame: a step that is made in one has what was drawn for the last laid out ahead of it.
        window.setTimeout(() => {
          times.push(performance.now() - started);
          frames.push(frame);
          if (times.length < steps) return step();
          const sorted = times.toSorted((left, right) => left - right);
          const late = frames.filter((at, place) => place > 0 && at - (frames[place - 1] ?? at) > 25);
          resolve({ stepMs: sorted[Math.floor(steps / 2)] ?? 0, lateFrames: late.length });
        }),
      );
    };
    // The first step is not to be measured with the way back to the top.
    window.setTimeout(step, 200);
  });
}
