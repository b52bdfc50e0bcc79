import type { Environment } from "../../core/item/environment.ts";
import type { ManyComparisons } from "./compareMany.ts";

/** Several comparisons made in this window, with place and time. */
export interface KeptComparisons extends ManyComparisons {
  readonly environment: Environment;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** Keeps the last of them, so that its summary can be opened again. Each comparison is in the history as well. */
export class ManyShelf {
  last: KeptComparisons | null = null;
}
