import type { Brackets } from "../languages/brackets.ts";
import type { MaskedSource } from "../languages/maskedSource.ts";

/** What is known of a file while its calls are looked for. */
export interface CodeFile {
  readonly source: MaskedSource;
  readonly brackets: Brackets;
  /** Its code speaks of Plaid. */
  readonly isPlaid: boolean;
}
