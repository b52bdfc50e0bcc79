import * as vscode from "vscode";
import type { CommandId } from "../commandIds.ts";

/** Begins a command and answers at once: the command has its own progress, and its own way to tell of a failure. */
export function accept(command: CommandId, argument?: unknown): null {
  void vscode.commands.executeCommand(command, argument);
  return null;
}
