import type { FailureKind } from "./failures.ts";
import type { RulesetKind, Setting } from "./setting.ts";

/** A setting while it is drawn. */
export type Draft = { -readonly [Key in keyof Setting]: Setting[Key] } & {
  /** True time at which the comparison begins, ms. */
  now: number;
  linkedAt: number;
  wants: {
    evaluation: RulesetKind | null;
    filter: readonly string[] | null;
    filterOf: "cached" | "real-time" | "all";
    hasItemGet: boolean;
    /** Whether calls are made once more, and how much later. */
    again: "no" | "hours" | "days";
    /** Saved answers are seconds, hours or days apart. */
    spread: "seconds" | "hours" | "days";
  };
  /** What is to fail, and the ids of the calls that do. */
  failing: readonly { readonly kind: FailureKind; readonly id: string }[];
};
