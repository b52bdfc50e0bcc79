import * as vscode from "vscode";
import type { InstitutionUse } from "../../../core/item/sandboxInstitutions.ts";

/** What an institution is useful for, or what is special about it, in a few words. */
export function institutionWords(use: InstitutionUse): string {
  switch (use) {
    case "usual":
      return vscode.l10n.t("Plaid's usual test bank, all products");
    case "plain":
      return vscode.l10n.t("A second bank for the same person");
    case "match":
      return vscode.l10n.t("For Instant Match and Automated Micro-deposits");
    case "instant-micro-deposits":
      return vscode.l10n.t("For Instant Micro-deposits");
    case "limited-purpose":
      return vscode.l10n.t("Accounts without a balance, for user_limited_purpose_checking");
    case "canada":
      return vscode.l10n.t("Canada, CAD");
    case "united-kingdom":
      return vscode.l10n.t("United Kingdom, GBP");
    case "oauth":
      return vscode.l10n.t("OAuth: may ignore custom users");
    case "app-to-app":
      return vscode.l10n.t("App-to-App");
    case "qr-code":
      return vscode.l10n.t("OAuth by QR code");
    case "returning-user":
      return vscode.l10n.t("For the returning user experience");
    case "cached-cards":
      return vscode.l10n.t("Cards and loans are cached only; each balance is dated");
    case "no-auth":
      return vscode.l10n.t("Loans: no Auth");
    case "degraded":
      return vscode.l10n.t("Answers badly");
    case "down":
      return vscode.l10n.t("Always fails with INSTITUTION_DOWN: no Item is created");
    case "unsupported":
      return vscode.l10n.t("Always fails with INSTITUTION_NO_LONGER_SUPPORTED: no Item is created");
    case "balance-bank":
      return vscode.l10n.t("Plaid does not say what it is for");
    case "refresh-12h":
      return vscode.l10n.t("Refreshed every 12 hours");
    case "refresh-24h":
      return vscode.l10n.t("Slow: refreshed every 24 hours");
    case "refresh-48h":
      return vscode.l10n.t("Slow: refreshed every 48 hours");
  }
}
