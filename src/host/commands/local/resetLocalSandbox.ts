import * as vscode from "vscode";
import { BalanceLensError } from "../../../core/failure/errors.ts";
import { confirmLoss } from "../../ask/confirmLoss.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { resetSandbox } from "../../local/scenarioControl.ts";
import type { Command } from "../command.ts";

/** Resets the local sandbox to the scenarios in the settings. */
export const resetLocalSandbox: Command = async ({ local, settings, environmentChoice, itemReads }, argument) => {
  await confirmLoss(argument, {
    question: vscode.l10n.t("Reset the local sandbox?"),
    detail: vscode.l10n.t(
      "Its scenarios begin again. The Items you made, rulesets, faults and the time of its clock are lost, in every window.",
    ),
    button: vscode.l10n.t("Reset"),
  });
  await withProgress(vscode.l10n.t("Resetting the local sandbox"), async (signal) => {
    try {
      await resetSandbox(await local.use(), settings.current.local.scenarios, signal);
    } catch (error) {
      // Only the setting was sent, so a refusal is about it.
      throw isRefusal(error) ? scenarioUnknown(error) : error;
    }
    environmentChoice.forgetLocal();
    await itemReads.relist(signal);
  });
};

function isRefusal(error: unknown): error is BalanceLensError {
  return error instanceof BalanceLensError && error.failure.reason === "local-refused";
}

function scenarioUnknown(error: BalanceLensError): BalanceLensError {
  const detail = error.failure.provider?.errorMessage ?? "";
  return new BalanceLensError({ reason: "scenario-unknown", requestId: null, detail }, { cause: error });
}
