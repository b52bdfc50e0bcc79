import type { Page } from "playwright-core";

export interface Scrolled {
  /** ms of one step, from the scroll to the task behind its frame: the median. */
  readonly stepMs: number;
  /** Steps whose frame came more than 25 ms behind the one before, where one of 60 a second is due. */
  readonly lateFrames: number;
}

/** Scrolls from the top in steps, one a frame: of so many px, or with null of as much as leads to the end. */
export function scrollThrough(page: Page, steps: number, px: number | null): Promise<Scrolled> {
  return page.evaluate(inPage, { steps, px });
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
        setTimeout(() => {
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
    setTimeout(step, 200);
  });
}
