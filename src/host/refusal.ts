import { BalanceLensError, type Failure } from "../core/errors.ts";
import type { Remedy } from "./remedy.ts";

/** Work that was not begun, and that knows its way out better than its reason alone tells it. */
export class Refusal extends BalanceLensError {
  readonly remedy: Remedy;

  constructor(failure: Failure, remedy: Remedy) {
    super(failure);
    this.remedy = remedy;
  }

  /** Its parent recognises errors by what they carry, and would take every one of them for a refusal. */
  static override [Symbol.hasInstance](value: unknown): value is Refusal {
    return value instanceof BalanceLensError && Reflect.has(value, "remedy");
  }
}
