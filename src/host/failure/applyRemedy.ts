import * as vscode from "vscode";
import { commandIds } from "../commandIds.ts";
import type { Remedy } from "./remedy.ts";

/** Runs the remedy of the button beside a failure; `again` repeats the work that failed. */
export async function applyRemedy(remedy: Remedy, again: () => Promise<void>): Promise<void> {
  const { executeCommand } = vscode.commands;
  if (remedy.kind === "again") await again();
  else if (remedy.kind === "settings") await executeCommand("workbench.action.openSettings", `@id:${remedy.setting}`);
  else if (remedy.kind === "trust") await executeCommand("workbench.trust.manage");
  else if (remedy.kind === "place") await goTo(remedy);
  else if (remedy.kind === "docs") await vscode.env.openExternal(vscode.Uri.parse(remedy.url));
  else await executeCommand(commandIds[remedy.command], remedy.argument);
}

async function goTo({ uri, line, column }: Extract<Remedy, { readonly kind: "place" }>): Promise<void> {
  const place = new vscode.Position(line - 1, column - 1);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: new vscode.Range(place, place) });
}
