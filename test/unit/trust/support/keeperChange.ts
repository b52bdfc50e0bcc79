/** One change of what is kept of Plaid Sandbox. Its number is in whatever it writes. */
export interface KeeperChange {
  readonly what:
    | "put"
    | "replace"
    | "label"
    | "remove"
    | "keys"
    | "compare"
    | "compare-saved"
    | "repeat"
    | "erase-keys"
    | "sign-out";
  readonly number: number;
  /** The Item, or the comparison. */
  readonly of: string;
}

/** The change that is made as the so-manieth: the same in the process that makes it and in the one that judges. */
export function changeOf(number: number): KeeperChange {
  const whats = ["put", "keys", "compare", "replace", "compare-saved", "label", "repeat", "put", "remove"] as const;
  const what =
    number % 61 === 60 ? "sign-out" : number % 23 === 22 ? "erase-keys" : (whats[number % whats.length] ?? "put");
  // The same few again and again: an earlier one must not be lost to a later one that was cut short.
  const some = Math.floor(number / whats.length) % 5;
  if (what === "compare-saved") return { what, number, of: `saved${some}` };
  return { what, number, of: what === "compare" || what === "repeat" ? `made${some}` : `item${(number * 7) % 5}` };
}
