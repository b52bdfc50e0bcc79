/** Work that is done in pieces: at each `yield` other work may run. */
export type Sliced<T> = Generator<void, T, void>;

/** Real ms of one slice: other work in this process waits that long. */
const sliceLasts = 10;

/** Does all the work at once. */
export function atOnce<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Does all the work, with pauses in which the event loop is free. */
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
