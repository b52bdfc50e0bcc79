/** True when it is to be done again. */
type Job = () => boolean;

/** Work that can wait until what was drawn has been seen. */
export interface AfterPaint {
  /** Does the jobs in order, each in a task of its own behind a frame, as often as it gives true. What was still to do of an earlier call is dropped. */
  run(jobs: readonly Job[]): void;
  /** True while some of it is still to do. */
  isBusy(): boolean;
}

/** A page that is scrolled without a pause is completed all the same, this many ms later. */
const mostMs = 100;

export function createAfterPaint(): AfterPaint {
  let round = 0;
  let isBusy = false;
  function next(jobs: readonly Job[], of: number): void {
    const [job, ...rest] = jobs;
    isBusy = job !== undefined;
    if (job === undefined) return;
    // Behind the frame, and behind whatever the person does meanwhile.
    requestAnimationFrame(() =>
      requestIdleCallback(
        () => {
          if (of !== round) return;
          next(job() ? jobs : rest, of);
        },
        { timeout: mostMs },
      ),
    );
  }
  return {
    run(jobs) {
      round += 1;
      next(jobs, round);
    },
    isBusy: () => isBusy,
  };
}
