import { BalanceLensError, type Failure } from "../../core/failure/errors.ts";
import type { Remedy } from "./remedy.ts";

/** Work that was not begun, and that knows its way out, and its cause, better than its reason alone tells them. */
export class Refusal extends BalanceLensError {
  readonly remedy: Remedy;
  /** Said instead of the sentence of the reason. Holds no secret. */
  readonly sentence: string | null;

  constructor(failure: Failure, remedy: Remedy, sentence: string | null = null) {
    super(failure);
    this.remedy = remedy;
    this.sentence = sentence;
  }

  /** Its parent recognises errors by what they carry, and would take every one of them for a refusal. */
  static override [Symbol.hasInstance](value: unknown): value is Refusal {
    return value instanceof BalanceLensError && Reflect.has(value, "remedy");
  }
}
