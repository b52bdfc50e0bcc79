import type { Certainty, Finding } from "../../../../src/core/findings/finding.ts";

/** One statement held against the truth. */
export interface Judgement {
  readonly finding: Finding;
  readonly code: string;
  readonly certainty: Certainty;
  readonly isRight: boolean;
  /** What the record says where it is wrong. */
  readonly truth: string;
}
