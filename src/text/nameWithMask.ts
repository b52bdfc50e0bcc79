import type { TextContext } from "./segment.ts";
import { valueWord } from "./translate.ts";

/** An account's name and last digits in one line: `Plaid Checking ••0000`. */
export function nameWithMask(name: string, mask: string | null | undefined): string {
  return mask == null || mask === "" ? name : `${name} ••${mask}`;
}

/** What an account is called that no answer named: its ID would tell a person nothing. */
export function unnamedAccount(context: TextContext): string {
  return valueWord("account", "unnamed", context);
}
