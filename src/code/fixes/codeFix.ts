import type { TextRange } from "../languages/maskedSource.ts";
import type { Remark, RuledCode } from "../rules/rule.ts";

/** A change of the text that mends what a remark says. */
export interface CodeFix {
  readonly kind:
    | "keep-null"
    | "use-cached"
    | "use-real-time"
    | "use-sandbox"
    | "use-available"
    | "use-environment"
    | "state-oldest"
    | "remove-balance"
    | "name-ruleset"
    | "wait-longer";
  readonly at: TextRange;
  readonly text: string;
}

/** How the remarks of a rule are mended; null where that is not certain. */
export type Mend = (code: RuledCode, remark: Remark) => CodeFix | null;
