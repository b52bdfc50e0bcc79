import type { AccountReading } from "../reading/balances.ts";

type Typed = Pick<AccountReading, "type" | "subtype">;

/** Whether an account holds investments; Plaid has two names for that type. */
export function isInvestment({ type }: Typed): boolean {
  return type === "investment" || type === "brokerage";
}

/** The product whose background updates include an account. Among loans, Transactions includes student loans only. */
export function productOfAccount(account: Typed): "investments" | "liabilities" | "transactions" {
  if (isInvestment(account)) return "investments";
  return account.type === "loan" && account.subtype !== "student" ? "liabilities" : "transactions";
}
