import * as vscode from "vscode";
import { withProgress } from "../../ask/withProgress.ts";
import { commandIds } from "../../commandIds.ts";
import { addFault as add, readFaultChoices } from "../../local/faultControl.ts";
import { showInformation } from "../../window/notices.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { askFault, faultIn } from "./askFault.ts";

/** Makes calls to the local sandbox fail as the person picks; on an Item's row, only calls for that Item. */
export const addFault: Command = async (deps, argument) => {
  const fault = faultIn(argument) ?? (await ask(deps, argument));
  await withProgress(vscode.l10n.t("Adding the fault"), async (signal) => add(await deps.local.use(), fault, signal));
  offerClearing();
};

async function ask({ local, items }: CommandDependencies, argument: unknown) {
  const choices = await withProgress(vscode.l10n.t("Reading what can go wrong"), async (signal) =>
    readFaultChoices(await local.use(), signal),
  );
  return askFault(choices, { items, argument, title: vscode.l10n.t("Make Calls Fail") });
}

/** Says that the fault is active, and offers to clear it. Not awaited: the message may stay on screen. */
function offerClearing(): void {
  const show = vscode.l10n.t("Show Faults");
  void showInformation(vscode.l10n.t("Fault active (also affects your app's calls)."), show).then((chosen) =>
    chosen === show ? vscode.commands.executeCommand(commandIds.showFaults) : undefined,
  );
}
