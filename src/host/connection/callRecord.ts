import type { EndpointPath } from "../../core/endpoint/endpoint.ts";
import { type Budget, budgetOf, forgetOldCalls, type SpentCall } from "../../core/plan/budget.ts";
import type { Clock } from "../../core/run/ports.ts";

/** The calls that this window has made, so that a plan knows what is left of Plaid's limits. */
export class CallRecord {
  readonly #clock: Clock;
  #spent: readonly SpentCall[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(endpoint: EndpointPath, itemId: string): void {
    const atMs = this.#clock.now();
    this.#spent = [...forgetOldCalls(this.#spent, atMs), { endpoint, itemId, atMs }];
  }

  budgetOf(itemId: string): Budget {
    return budgetOf(this.#spent, { itemId, nowMs: this.#clock.now() });
  }
}
