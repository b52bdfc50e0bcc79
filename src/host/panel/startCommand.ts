import * as vscode from "vscode";
import type { CommandId } from "../commandIds.ts";

/** Starts a command and returns at once: the command shows its own progress and reports its own failure. */
export function startCommand(command: CommandId, argument?: unknown): null {
  void vscode.commands.executeCommand(command, argument);
  return null;
}
