/** Work in pieces: at each `yield` others may have a turn. */
export type Sliced<T> = Generator<void, T, void>;

/** Real ms that one slice lasts: what else runs in this process waits so long. */
const sliceLasts = 10;

/** All of it, now. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** All of it, with pauses in which the event loop is free. */
export async function inSlices<T>(work: Sliced<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < sliceLasts) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
