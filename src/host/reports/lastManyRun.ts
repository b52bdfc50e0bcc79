import type { ManyRun } from "./manyRun.ts";

/** Holds the Items that were last compared together in this window. Each comparison is in the history as well. */
export class LastManyRun {
  run: ManyRun | null = null;
}
