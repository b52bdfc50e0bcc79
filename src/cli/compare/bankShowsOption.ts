import type { BankShown } from "../../core/comparison.ts";
import { amountIn, seenTimeIn } from "../../core/enteredText.ts";

/** One `--bank-shows`: the account as it was named, by its id, its mask or its name, and what was seen. */
export interface BankShowsOption extends Pick<BankShown, "available" | "current"> {
  readonly account: string;
  /** As it was typed; empty for now. */
  readonly time: string;
}

/** Reads `ACCOUNT=AVAILABLE[/CURRENT][@TIME]`; one of the two numbers may be left out. Null for anything else. */
export function parseBankShows(text: string): BankShowsOption | null {
  const [, account = "", numbers = "", time = ""] = /^([^=]+)=([^@]*)(?:@(.*))?$/.exec(text) ?? [];
  const [available = "", current = "", ...more] = numbers.split("/").map((part) => part.trim());
  const [availableIn, currentIn] = [available, current].map((part) => (part === "" ? null : amountIn(part)));
  const isSpoilt = (part: string, amount: number | null | undefined) => part !== "" && amount === null;
  if (account.trim() === "" || more.length > 0 || (available === "" && current === "")) return null;
  if (isSpoilt(available, availableIn) || isSpoilt(current, currentIn)) return null;
  const read = seenTimeIn(time, 0);
  if (!read.ok && read.problem === "unreadable") return null;
  return { account: account.trim(), available: availableIn ?? null, current: currentIn ?? null, time };
}
