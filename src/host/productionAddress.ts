import * as vscode from "vscode";
import { isProductionHost } from "../core/production.ts";
import type { DisposableLike } from "./emitter.ts";
import { Refusal } from "./refusal.ts";
import type { SettingsSource } from "./settingsSource.ts";
import { stored } from "./storage/sandboxKeys.ts";

export interface ProductionAddressDependencies {
  readonly settings: SettingsSource;
  /** Runs one piece of work as a command runs: what it rejects with is told. */
  run(name: string, work: () => Promise<void>): Promise<void>;
}

/**
 * Takes an address of Plaid's production out of the settings as soon as it is there, and says so. The client refuses it
 * anyway; but a setting that is refused and kept would be tried again, by whatever reads it next.
 */
export function refuseProductionAddress({ settings, run }: ProductionAddressDependencies): DisposableLike {
  let isRefusing = false;
  const look = () => {
    if (isRefusing || !isProductionAddress(settings.current.sandbox.url)) return;
    isRefusing = true;
    void run("balanceLens.sandbox.url", async () => {
      try {
        await stored(settings.forgetSandboxUrl());
      } finally {
        isRefusing = false;
      }
      throw refusal();
    });
  };
  look();
  return settings.onDidChange(look);
}

/** People write hosts without a scheme too. */
function isProductionAddress(text: string): boolean {
  return [text, `https://${text}`].some((url) => URL.canParse(url) && isProductionHost(new URL(url).hostname));
}

function refusal(): Refusal {
  return new Refusal(
    { reason: "production-refused", requestId: null, detail: "sandbox.url" },
    { kind: "settings", label: vscode.l10n.t("Open Settings"), setting: "balanceLens.sandbox.url" },
    vscode.l10n.t(
      "The setting balanceLens.sandbox.url was an address of Plaid's production. Balance Lens never calls production, and took it out.",
    ),
  );
}
