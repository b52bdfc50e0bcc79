/** Work that is to be done as soon as can be, and yet not in one piece. */
export interface InTasks {
  /** Does the parts in order, each in a task of its own. What was still to do of an earlier call is dropped. */
  run(parts: readonly (() => void)[]): void;
  /** Drops what is still to do. */
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
