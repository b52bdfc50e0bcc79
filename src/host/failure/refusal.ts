import { BalanceLensError, type Failure } from "../../core/failure/errors.ts";
import type { Remedy } from "./remedy.ts";

/** The error of work that was refused before it began, with a sentence and a remedy of its own instead of those of its reason. */
export class Refusal extends BalanceLensError {
  readonly remedy: Remedy;
  /** Replaces the sentence of the reason. Holds no secret. */
  readonly sentence: string | null;

  constructor(failure: Failure, remedy: Remedy, sentence: string | null = null) {
    super(failure);
    this.remedy = remedy;
    this.sentence = sentence;
  }

  /** The parent class recognizes errors by their fields, so it would take every one of them for a refusal. */
  static override [Symbol.hasInstance](value: unknown): value is Refusal {
    return value instanceof BalanceLensError && Reflect.has(value, "remedy");
  }
}
