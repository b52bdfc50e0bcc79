import type { ExitCode } from "./io.ts";

/**
 * The exit code of a program: 130 stopped by Ctrl+C, 1 where it could not run, 2 where a condition of `--fail-on` was
 * met, else 0. A failed call and a remark are results and change nothing.
 */
export function exitCodeOf(run: {
  readonly isStopped?: boolean;
  readonly couldNotRun?: boolean;
  readonly isFailOnMet?: boolean;
}): ExitCode {
  if (run.isStopped === true) return 130;
  if (run.couldNotRun === true) return 1;
  return run.isFailOnMet === true ? 2 : 0;
}
