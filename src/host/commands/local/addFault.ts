import * as vscode from "vscode";
import { withProgress } from "../../ask/withProgress.ts";
import { commandIds } from "../../commandIds.ts";
import { addFault as add, readFaultChoices } from "../../local/faultControl.ts";
import { showInformation } from "../../window/notices.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { askFault, faultIn } from "./askFault.ts";

/** Has calls to the local sandbox go wrong, as the person picks. On an Item's row, those of that Item. */
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

/** Not awaited: a message may stay for as long as the person likes. */
function offerClearing(): void {
  const show = vscode.l10n.t("Show Faults");
  void showInformation(vscode.l10n.t("The fault is on, for calls of your app too."), show).then((chosen) =>
    chosen === show ? vscode.commands.executeCommand(commandIds.showFaults) : undefined,
  );
}
