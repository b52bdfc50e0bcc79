import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";

const mostMs = 30_000;

export interface Scrolled {
  /** ms of one step, from the scroll to the task behind its frame: the median. */
  readonly stepMs: number;
  /** Steps whose frame came more than 25 ms behind the one before, where one of 60 a second is due. */
  readonly lateFrames: number;
}

/** Scrolls from the top in steps, one a frame: of so many px, or with null of as much as leads to the end. */
export async function scrollThrough(page: Page, steps: number, px: number | null): Promise<Scrolled> {
  const end = new AbortController();
  // A browser that gives no more frames, as was seen once, would have the bench wait for ever.
  const noFrames = setTimeout(mostMs, null, { signal: end.signal }).then(() => {
    throw new Error(`${steps} steps took more than ${mostMs} ms`);
  });
  try {
    return await Promise.race([page.evaluate(inPage, { steps, px }), noFrames]);
  } finally {
    noFrames.catch(() => {});
    end.abort();
  }
}

/** Keys scroll smoothly: a scroll by the page amid that would leave it somewhere between. */
export function scrollingEnds(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let last = -1;
        const look = window.setInterval(() => {
          if (window.scrollY !== last) last = window.scrollY;
          else {
            window.clearInterval(look);
            resolve();
          }
        }, 100);
      }),
  );
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
