import * as vscode from "vscode";
import { withProgress } from "../ask/withProgress.ts";
import type { Command } from "./command.ts";

/** Starts the local sandbox and lists its Items. From then on it starts whenever the tree is shown. */
export const startLocalSandbox: Command = async ({ local, environmentChoice, items, itemReads }) => {
  await withProgress(vscode.l10n.t("Starting the local sandbox"), async (signal) => {
    const wasRunning = local.address !== null;
    await local.start();
    await environmentChoice.rememberLocal();
    await environmentChoice.switchTo("local");
    // A sandbox that was started anew is another world: what was known of the last one is not true of it.
    if (!wasRunning) items.reset("local");
    await itemReads.list(signal);
  });
};
