import { BalanceLensError, type Failure } from "../../core/failure/errors.ts";
import type { Remedy } from "./remedy.ts";

/** The error of work refused before it began, with its own sentence and remedy in place of those of its reason. */
export class Refusal extends BalanceLensError {
  readonly remedy: Remedy;
  /** Shown in place of the reason's sentence. Contains no secret. */
  readonly sentence: string | null;

  constructor(failure: Failure, remedy: Remedy, sentence: string | null = null) {
    super(failure);
    this.remedy = remedy;
    this.sentence = sentence;
  }

  /**
   * Tests for this class only: the parent class recognizes errors by their fields, and would accept every one of them.
   */
  static override [Symbol.hasInstance](value: unknown): value is Refusal {
    return value instanceof BalanceLensError && Reflect.has(value, "remedy");
  }
}
