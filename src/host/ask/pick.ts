import * as vscode from "vscode";
import { cancelled } from "../failures.ts";

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for one of several. @throws BalanceLensError `cancelled` when the person leaves without choosing. */
export async function pickOne<T>(
  choices: readonly Choice<T>[],
  options: { readonly title: string; readonly placeHolder?: string },
): Promise<T> {
  const chosen = await vscode.window.showQuickPick(choices, {
    ...options,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) throw cancelled();
  return chosen.value;
}

/** Asks for any number of several. @throws BalanceLensError `cancelled` */
export async function pickMany<T>(
  choices: readonly Choice<T>[],
  options: { readonly title: string; readonly placeHolder?: string },
): Promise<readonly T[]> {
  const chosen = await vscode.window.showQuickPick(choices, { ...options, canPickMany: true });
  if (chosen === undefined) throw cancelled();
  return chosen.map(({ value }) => value);
}

/** Asks for a line of text, trimmed. @throws BalanceLensError `cancelled` */
export async function askText(options: vscode.InputBoxOptions): Promise<string> {
  const text = await vscode.window.showInputBox({ ignoreFocusOut: true, ...options });
  if (text === undefined) throw cancelled();
  return text.trim();
}
