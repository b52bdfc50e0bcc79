/** Work that is to be done as soon as can be, and yet not in one task. */
export interface InTasks {
  /** Does the parts in order, each in a task of its own. What is left of an earlier call is dropped. */
  run(parts: readonly (() => void)[]): void;
  drop(): void;
}

export function createInTasks(): InTasks {
  let next: number | undefined;
  function drop(): void {
    window.clearTimeout(next);
  }
  function run([part, ...rest]: readonly (() => void)[]): void {
    drop();
    if (part === undefined) return;
    next = window.setTimeout(() => {
      part();
      run(rest);
    });
  }
  return { run, drop };
}

/** True when the job is to be done again. */
export type Job = () => boolean;

/** Work that waits until what was drawn has been painted. */
export interface AfterPaint {
  /** Does the jobs in order, each in a task of its own behind a frame, and again as long as it returns true. What is left of an earlier call is dropped. */
  run(jobs: readonly Job[]): void;
  drop(): void;
  /** True while a job is left. */
  isBusy(): boolean;
}

/** ms after which a job runs although the page is scrolled without a pause. */
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
  function run(jobs: readonly Job[]): void {
    round += 1;
    next(jobs, round);
  }
  return { run, drop: () => run([]), isBusy: () => isBusy };
}
