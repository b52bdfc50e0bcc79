import * as vscode from "vscode";
import { isProductionHost } from "../../core/keys/isProduction.ts";
import { Refusal } from "../failure/refusal.ts";
import type { SettingsSource } from "../settingsSource.ts";
import { stored } from "../storage/storageErrors.ts";

/**
 * Removes an address of Plaid's production from the settings. The client refuses it anyway, but a setting that stays
 * would be tried again by whatever reads it next. @throws Refusal that says so; BalanceLensError `storage-failed` where
 * the settings cannot be written
 */
export async function refuseProductionAddress(
  settings: Pick<SettingsSource, "current" | "forgetSandboxUrl">,
): Promise<void> {
  if (!isProductionAddress(settings.current.sandbox.url)) return;
  await stored(settings.forgetSandboxUrl());
  throw new Refusal(
    { reason: "production-refused", requestId: null, detail: "sandbox.url" },
    { kind: "settings", label: vscode.l10n.t("Open Settings"), setting: "balanceLens.sandbox.url" },
    vscode.l10n.t(
      "The setting balanceLens.sandbox.url was an address of Plaid's production. Balance Lens never calls production and removed it.",
    ),
  );
}

/** People also write hosts without a scheme. */
function isProductionAddress(text: string): boolean {
  return [text, `https://${text}`].some((url) => URL.canParse(url) && isProductionHost(new URL(url).hostname));
}
