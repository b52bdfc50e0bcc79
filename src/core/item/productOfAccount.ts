import type { AccountReading } from "../reading/balances.ts";

type Typed = Pick<AccountReading, "type" | "subtype">;

/** Whether an account holds investments, by either of Plaid's names for such a type. */
export function isInvestment({ type }: Typed): boolean {
  return type === "investment" || type === "brokerage";
}

/** The product whose background updates read an account: of loans, Transactions reads those of students alone. */
export function productOfAccount(account: Typed): "investments" | "liabilities" | "transactions" {
  if (isInvestment(account)) return "investments";
  return account.type === "loan" && account.subtype !== "student" ? "liabilities" : "transactions";
}
