import type { Environment } from "../../core/item/environment.ts";

/** Every key a when-clause of the manifest may use, with its type. */
export interface ContextKeys {
  readonly "balanceLens.environment": Environment;
  /** The local sandbox of this window listens. */
  readonly "balanceLens.localRunning": boolean;
  /** Keys of Plaid Sandbox are stored. */
  readonly "balanceLens.keysStored": boolean;
  /** Keys of Plaid Sandbox are stored that Plaid could not check yet. */
  readonly "balanceLens.keysUnchecked": boolean;
  /** Keys of Plaid Sandbox were stored, and the machine did not keep them. */
  readonly "balanceLens.keysLost": boolean;
  /** The tree shows only the Items that fit a filter. */
  readonly "balanceLens.filtered": boolean;
  /** The tree knows which Items there are, be it none. */
  readonly "balanceLens.listed": boolean;
  /** An Item is listed that was made from a custom user. */
  readonly "balanceLens.customUserItem": boolean;
  /** A comparison was made in this window: cached and real-time balances beside each other. */
  readonly "balanceLens.compared": boolean;
  /** A comparison runs. */
  readonly "balanceLens.comparing": boolean;
}

export type ContextKey = keyof ContextKeys;

export const contextKeys: readonly ContextKey[] = [
  "balanceLens.environment",
  "balanceLens.localRunning",
  "balanceLens.keysStored",
  "balanceLens.keysUnchecked",
  "balanceLens.keysLost",
  "balanceLens.filtered",
  "balanceLens.listed",
  "balanceLens.customUserItem",
  "balanceLens.compared",
  "balanceLens.comparing",
];

/** Sets a key only when its value changes: each set is a message to the window. */
export class ContextKeySetter {
  readonly #set: (key: ContextKey, value: unknown) => void;
  readonly #last = new Map<ContextKey, unknown>();

  constructor(set: (key: ContextKey, value: unknown) => void) {
    this.#set = set;
  }

  set<Key extends ContextKey>(key: Key, value: ContextKeys[Key]): void {
    if (this.#last.has(key) && this.#last.get(key) === value) return;
    this.#last.set(key, value);
    this.#set(key, value);
  }
}
