import type { Environment } from "../../core/item/environment.ts";
import type { ManyComparisons } from "./compareMany.ts";

/** Several comparisons that were made in this window, and where and when. */
export interface KeptComparisons extends ManyComparisons {
  readonly environment: Environment;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** The last of them, so that its summary can be opened again. Each comparison of it is in the history by itself. */
export class ManyShelf {
  last: KeptComparisons | null = null;
}
