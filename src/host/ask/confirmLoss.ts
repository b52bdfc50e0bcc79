import * as vscode from "vscode";
import { cancelled } from "../failure/failures.ts";
import { flagIn } from "./itemArgument.ts";

export interface Loss {
  readonly question: string;
  /** What will be lost, and what will not. */
  readonly detail: string;
  /** The verb of the one button that does it. */
  readonly button: string;
}

/**
 * Asks before something is lost for good. A caller that has asked already says `{"confirmed":true}`.
 * @throws BalanceLensError `cancelled`
 */
export async function confirmLoss(argument: unknown, { question, detail, button }: Loss): Promise<void> {
  if (flagIn(argument, "confirmed")) return;
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
  if (chosen !== button) throw cancelled();
}
