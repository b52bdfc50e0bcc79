import { uuidFrom } from "../ids.ts";
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
  /**
   * A random UUID for what nobody may guess, kept with the call; absent where it follows from the key instead
   * (`secretFrom`).
   */
  readonly draw?: (() => string) | undefined;
  /** Says a sentence to the person who runs the emulator; absent where the call is done again. */
  readonly hint?: ((sentence: string) => void) | undefined;
  /** The host, with its port, under which the caller reached the emulator; absent when it did so without HTTP. */
  readonly host?: string | undefined;
}

/** A UUID that nobody can guess, unless the emulator was started to derive it from the seed. */
export function secretFrom({ draw, key }: Pick<Call<unknown>, "draw" | "key">, purpose: string): string {
  return draw?.() ?? uuidFrom(key, purpose);
}

/** An endpoint as data: its fields, what it waits for, and its response. */
export interface Endpoint {
  readonly path: string;
  readonly fields: Fields;
  /** Set where Plaid asks for no keys. */
  readonly isOpen?: boolean;
  /** Set where a call may `draw`. */
  readonly drawsSecrets?: boolean;
  /** The path whose answer a partner's endpoint gives for one account: what goes wrong there goes wrong here. */
  readonly like?: string;
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
  readonly drawsSecrets?: boolean;
  waitsFor?(call: Call<Checked<F>>): Wait;
  run(call: Call<Checked<F>>): object;
}): Endpoint {
  return {
    path: definition.path,
    fields: definition.fields,
    ...(definition.isOpen === true && { isOpen: true }),
    ...(definition.drawsSecrets === true && { drawsSecrets: true }),
    // The router passes only what it has checked against these fields.
    waitsFor: (call) => definition.waitsFor?.(call as Call<Checked<F>>) ?? "cached",
    run: (call) => definition.run(call as Call<Checked<F>>),
  };
}
