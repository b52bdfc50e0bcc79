import * as vscode from "vscode";
import { cancelled } from "../failure/failures.ts";

/**
 * A pick stays open until it is answered or left with Escape. Otherwise it would close when a panel takes the focus back
 * from the palette, which happens just after the pick has opened.
 */
const stays = { ignoreFocusOut: true } as const;

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for one of several. @throws BalanceLensError `cancelled` when the person leaves without choosing. */
export async function pickOne<T>(
  choices: readonly Choice<T>[],
  options: { readonly title: string; readonly placeHolder?: string },
): Promise<T> {
  const chosen = await vscode.window.showQuickPick(choices, {
    ...stays,
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
  const chosen = await vscode.window.showQuickPick(choices, { ...stays, ...options, canPickMany: true });
  if (chosen === undefined) throw cancelled();
  return chosen.map(({ value }) => value);
}

/** Asks for a line of text, trimmed. @throws BalanceLensError `cancelled` */
export async function askText(options: vscode.InputBoxOptions): Promise<string> {
  const text = await vscode.window.showInputBox({ ...stays, ...options });
  if (text === undefined) throw cancelled();
  return text.trim();
}
