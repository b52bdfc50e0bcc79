import * as vscode from "vscode";
import { cancelled } from "../failure/failures.ts";
import { flagIn } from "./itemArgument.ts";

export interface Loss {
  readonly question: string;
  /** What will be lost, and what will not. */
  readonly detail: string;
  /** The label of the confirming button: a verb. */
  readonly button: string;
}

/**
 * Asks for confirmation before something is lost for good. An argument of `{"confirmed":true}` skips the question.
 * @throws BalanceLensError `cancelled`
 */
export async function confirmLoss(argument: unknown, { question, detail, button }: Loss): Promise<void> {
  if (flagIn(argument, "confirmed")) return;
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
  if (chosen !== button) throw cancelled();
}
