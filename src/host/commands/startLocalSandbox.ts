import * as vscode from "vscode";
import { withProgress } from "../ask/withProgress.ts";
import type { Command } from "./command.ts";

/** Starts the local sandbox and lists its Items. From then on it starts whenever the tree is shown. */
export const startLocalSandbox: Command = async ({ local, environmentChoice, itemReads }) => {
  await withProgress(vscode.l10n.t("Starting the local sandbox"), async (signal) => {
    await local.start();
    await environmentChoice.rememberLocal();
    await environmentChoice.switchTo("local");
    await itemReads.list(signal);
  });
};
