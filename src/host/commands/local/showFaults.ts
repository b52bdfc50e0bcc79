import * as vscode from "vscode";
import { itemIdIn, textIn } from "../../ask/itemArgument.ts";
import { type Choice, pickMany } from "../../ask/pick.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { commandIds } from "../../commandIds.ts";
import { cancelled } from "../../failure/failures.ts";
import { clearFaults, type FaultRow, listFaults } from "../../local/faultControl.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { showInformation } from "../../window/notices.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { compareAfter } from "../compare/compareAfter.ts";

/**
 * Lists the active faults, and clears the chosen ones; `{"clear":"all"}` clears all without a question, and with an Item may
 * compare it afterwards.
 */
export const showFaults: Command = async (deps, argument) => {
  await chooseAndClear(deps, argument);
  const itemId = itemIdIn(argument);
  if (itemId !== null) await compareAfter(deps, argument, itemId);
};

async function chooseAndClear(deps: CommandDependencies, argument: unknown): Promise<void> {
  const faults = await withProgress(vscode.l10n.t("Reading the faults"), async (signal) =>
    listFaults(await deps.local.use(), signal),
  );
  const isAll = textIn(argument, "clear") === "all";
  if (faults.length === 0) return isAll ? undefined : offerFault();
  const chosen = isAll ? faults : await askWhich(deps, faults);
  if (chosen.length === 0) throw cancelled();
  await withProgress(vscode.l10n.t("Clearing"), async (signal) => {
    const address = await deps.local.use();
    if (chosen.length === faults.length) return clearFaults(address, null, signal);
    for (const { id } of chosen) await clearFaults(address, id, signal);
  });
  const said =
    chosen.length === 1 ? vscode.l10n.t("1 fault cleared") : vscode.l10n.t("{0} faults cleared", chosen.length);
  vscode.window.setStatusBarMessage(said, 3000);
}

function askWhich(deps: CommandDependencies, faults: readonly FaultRow[]): Promise<readonly FaultRow[]> {
  return pickMany(
    faults.map((fault): Choice<FaultRow> => ({ ...lineOf(deps, fault), value: fault })),
    { title: vscode.l10n.t("Faults of the Local Sandbox"), placeHolder: vscode.l10n.t("Choose those to clear") },
  );
}

function lineOf({ items }: CommandDependencies, fault: FaultRow) {
  const { effect, error_code, delay_ms, endpoint, item_id, institution_id, callsLeft } = fault;
  const delay = delay_ms === undefined ? null : vscode.l10n.t("{0} s later", delay_ms / 1000);
  const item = item_id === undefined ? undefined : items.get(item_id)?.item;
  const left = callsLeft === 1 ? vscode.l10n.t("1 call left") : vscode.l10n.t("{0} calls left", callsLeft ?? 0);
  return {
    label: [error_code ?? effect, delay].filter((part) => part != null).join(", "),
    description: callsLeft === null ? vscode.l10n.t("until it is cleared") : left,
    detail: [
      endpoint ?? vscode.l10n.t("Every endpoint"),
      item === undefined ? (item_id ?? institution_id ?? vscode.l10n.t("Every Item")) : itemTitle(item),
    ].join(" · "),
  };
}

async function offerFault(): Promise<void> {
  const add = vscode.l10n.t("Make Calls Fail");
  void showInformation(vscode.l10n.t("No faults are active: calls work normally."), add).then((chosen) =>
    chosen === add ? vscode.commands.executeCommand(commandIds.addFault) : undefined,
  );
}
