import type { BankShown } from "../../core/comparison/comparison.ts";
import { optionalAmountIn, seenTimeIn } from "../../core/money/enteredText.ts";

/** One `--bank-shows`: the account as it was named, by its id, its mask or its name, and what was seen. */
export interface BankShowsOption extends Pick<BankShown, "available" | "current"> {
  readonly account: string;
  /** The time as typed; empty means now. */
  readonly time: string;
}

/** Reads `ACCOUNT=AVAILABLE[/CURRENT][@TIME]`; one of the two numbers may be left out. Null for anything else. */
export function parseBankShows(text: string): BankShowsOption | null {
  const [, account = "", numbers = "", time = ""] = /^([^=]+)=([^@]*)(?:@(.*))?$/.exec(text) ?? [];
  const [availableText = "", currentText = "", ...more] = numbers.split("/").map((part) => part.trim());
  if (account.trim() === "" || more.length > 0 || (availableText === "" && currentText === "")) return null;
  const available = optionalAmountIn(availableText);
  const current = optionalAmountIn(currentText);
  if (available === undefined || current === undefined) return null;
  const read = seenTimeIn(time, 0);
  if (!read.ok && read.problem === "unreadable") return null;
  return { account: account.trim(), available, current, time };
}
