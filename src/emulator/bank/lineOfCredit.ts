import type { BankAccount } from "./account.ts";

const subtypes = ["home equity", "line of credit", "commercial line of credit"];

/** True for a loan that is drawn from as wanted, up to its limit. */
export function isLineOfCredit({ type, subtype }: Pick<BankAccount, "type" | "subtype">): boolean {
  return type === "loan" && subtypes.includes(subtype ?? "");
}
