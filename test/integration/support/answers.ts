import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "./lens.ts";

/** Presses a key again and again until the command has its answers and is done. */
async function pressUntilDone(command: Promise<void>, key: string): Promise<void> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  command.then(done, done);
  await eventually(async () => {
    await vscode.commands.executeCommand(key);
    assert(isDone, "the command still waits");
  }, 120_000);
  await command;
}

/** Answers each question with what is proposed, as Enter does. */
export function acceptAll(command: Promise<void>): Promise<void> {
  return pressUntilDone(command, "workbench.action.acceptSelectedQuickOpenItem");
}

/** Leaves the question, as Escape does. */
export function leave(command: Promise<void>): Promise<void> {
  return pressUntilDone(command, "workbench.action.closeQuickOpen");
}
