import * as vscode from "vscode";
import type { Failure, FailureReason } from "../../core/failure/errors.ts";
import type { FailureAction } from "../../text/findings/failureSentence.ts";
import type { commandIds } from "../commandIds.ts";
import { plaidDocsUrl } from "./plaidDocs.ts";

/** The single button beside a failure. */
export type Remedy =
  | { readonly kind: "again"; readonly label: string }
  | { readonly kind: "docs"; readonly label: string; readonly url: string }
  | { readonly kind: "settings"; readonly label: string; readonly setting: string }
  | { readonly kind: "trust"; readonly label: string }
  | {
      readonly kind: "place";
      readonly label: string;
      /** URI of a file or document. */
      readonly uri: string;
      /** Counted from 1. */
      readonly line: number;
      readonly column: number;
    }
  | {
      readonly kind: "command";
      readonly label: string;
      readonly command: keyof typeof commandIds;
      readonly argument?: unknown;
    };

/** A login is repaired in Link's update mode, which runs in the app and not here. */
export const updateModeUrl = "https://plaid.com/docs/link/update-mode/";

/** What VS Code does for a failure's action; null when it can do nothing. */
export function remedyFor(action: FailureAction, failure: Failure): Remedy | null {
  switch (action) {
    case "none":
      return null;
    case "retry":
    case "retry-later":
    case "change-request":
      return { kind: "again", label: vscode.l10n.t("Try Again") };
    case "repair-login":
      return { kind: "docs", label: vscode.l10n.t("How to Repair"), url: updateModeUrl };
    case "open-docs":
      return docsOf(failure);
    case "set-keys":
      return { kind: "command", label: vscode.l10n.t("Set Plaid Keys"), command: "setPlaidKeys" };
    case "add-token":
      return { kind: "command", label: vscode.l10n.t("Add Item by Access Token"), command: "addItemByAccessToken" };
    case "start-local":
      return { kind: "command", label: vscode.l10n.t("Start Local Sandbox"), command: "startLocalSandbox" };
    case "open-settings":
      return { kind: "settings", label: vscode.l10n.t("Open Settings"), setting: settingOf(failure) };
    case "manage-trust":
      return { kind: "trust", label: vscode.l10n.t("Manage Workspace Trust") };
    case "create-item":
      return { kind: "command", label: vscode.l10n.t("Create Sandbox Item"), command: "createSandboxItem" };
    case "show-log":
      return showLog();
  }
}

/** The setting that causes a failure; all of our settings when none is known. */
function settingOf({ reason }: Failure): string {
  const settings: Partial<Readonly<Record<FailureReason, string>>> = {
    "scenario-unknown": "balanceLens.local.scenarios",
    "production-refused": "balanceLens.sandbox.url",
    "proxy-refused": "http.proxy",
  };
  return settings[reason] ?? "balanceLens";
}

/**
 * The documentation page for Plaid's error, which most errors link to; an address outside Plaid's site is not opened.
 */
function docsOf({ provider }: Failure): Remedy {
  const url = provider?.documentationUrl == null ? null : plaidDocsUrl(provider.documentationUrl);
  return url === null ? showLog() : { kind: "docs", label: vscode.l10n.t("Open Plaid's Page"), url };
}

function showLog(): Remedy {
  return { kind: "command", label: vscode.l10n.t("Show Log"), command: "showLog" };
}
