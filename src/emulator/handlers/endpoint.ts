import type { Wait } from "../server/latency.ts";
import type { Checked, Fields } from "../wire/fields.ts";
import type { World } from "../world/world.ts";

/** One request on its way through: checked, at its virtual moment. */
export interface Call<Input> {
  readonly input: Input;
  readonly world: World;
  /** Virtual ms since the epoch. */
  readonly now: number;
  /** Differs for every request, and is the same for the same one: what new ids are made from. */
  readonly key: string;
}

/** An endpoint as data: what it takes, what it waits for, and what it answers. */
export interface Endpoint {
  readonly path: string;
  readonly fields: Fields;
  /** What this call has to wait for; asked before the wait, so it may change nothing. */
  waitsFor(call: Call<unknown>): Wait;
  /**
   * Makes the answer, without its request id, and whatever change comes with it, all at one moment.
   * @throws PlaidFailure to answer an error
   */
  run(call: Call<unknown>): object;
}

/** Ties the type of the input to the fields it was checked against. */
export function endpoint<F extends Fields>(definition: {
  readonly path: string;
  readonly fields: F;
  waitsFor?(call: Call<Checked<F>>): Wait;
  run(call: Call<Checked<F>>): object;
}): Endpoint {
  return {
    path: definition.path,
    fields: definition.fields,
    // The router hands over only what it has checked against these very fields.
    waitsFor: (call) => definition.waitsFor?.(call as Call<Checked<F>>) ?? "cached",
    run: (call) => definition.run(call as Call<Checked<F>>),
  };
}
