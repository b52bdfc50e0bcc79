import type { ManyRun } from "./manyRun.ts";

/** Keeps the last Items that were compared together in this window. Each comparison is in the history as well. */
export class ManyShelf {
  last: ManyRun | null = null;
}
