import * as vscode from "vscode";
import type { TestUserName } from "../../../core/item/testUsers.ts";

/** Who a test user is. Source: https://plaid.com/docs/sandbox/test-credentials/ */
export function testUserWords(username: TestUserName): string {
  switch (username) {
    case "user_good":
      return vscode.l10n.t("Fourteen accounts of every type; in Plaid's Sandbox their balances stand still");
    case "user_transactions_dynamic":
      return vscode.l10n.t("Checking and a card; each refresh makes and posts transactions");
    case "user_limited_purpose_checking":
      return vscode.l10n.t("An account whose balances are both null; for First Platypus Limited Purpose");
    case "user_small_business":
      return vscode.l10n.t("A small business: three months of transactions");
    case "user_yuppie":
      return vscode.l10n.t("A young professional: three months of transactions");
    case "user_ewa_user":
      return vscode.l10n.t("Earned wage access: three months of transactions");
    case "user_bank_income":
      return vscode.l10n.t("Several sources of income");
    case "user_credit_profile_poor":
      return vscode.l10n.t("Poor credit: low balances, irregular income");
    case "user_credit_profile_good":
      return vscode.l10n.t("Good credit");
    case "user_credit_profile_excellent":
      return vscode.l10n.t("Excellent credit");
    case "user_credit_bonus":
      return vscode.l10n.t("Income with a bonus");
    case "user_credit_joint_account":
      return vscode.l10n.t("An account with two holders");
  }
}
