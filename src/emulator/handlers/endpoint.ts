import type { Wait } from "../server/latency.ts";
import type { Checked, Fields } from "../wire/fields.ts";
import type { World } from "../world/world.ts";

/** One request whose body was checked, with its virtual moment. */
export interface Call<Input> {
  readonly input: Input;
  readonly world: World;
  /** Virtual ms since the epoch. */
  readonly now: number;
  /** Unique for each request, and the same when the same request is run again: ids are derived from it. */
  readonly key: string;
}

/** An endpoint as data: its fields, what it waits for, and its response. */
export interface Endpoint {
  readonly path: string;
  readonly fields: Fields;
  /** Set where Plaid asks for no keys. */
  readonly isOpen?: boolean;
  /** What this call waits for; called before the wait, so it must not change anything. */
  waitsFor(call: Call<unknown>): Wait;
  /**
   * Makes the response without its request id, and every change that comes with it, all at one moment. @throws
   * PlaidFailure for an error response
   */
  run(call: Call<unknown>): object;
}

/** Ties the type of the input to the fields it was checked against. */
export function endpoint<F extends Fields>(definition: {
  readonly path: string;
  readonly fields: F;
  readonly isOpen?: boolean;
  waitsFor?(call: Call<Checked<F>>): Wait;
  run(call: Call<Checked<F>>): object;
}): Endpoint {
  return {
    path: definition.path,
    fields: definition.fields,
    ...(definition.isOpen === true && { isOpen: true }),
    // The router passes only what it has checked against these fields.
    waitsFor: (call) => definition.waitsFor?.(call as Call<Checked<F>>) ?? "cached",
    run: (call) => definition.run(call as Call<Checked<F>>),
  };
}
