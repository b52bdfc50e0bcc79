import * as vscode from "vscode";
import { sentOptions } from "../../code/calls/sentOptions.ts";
import { factsOfCall } from "../../code/facts.ts";
import type { ScannedCode } from "../../code/scanCode.ts";
import { lensTitle } from "../../text/code/lensTitle.ts";
import type { TextContext } from "../../text/segment.ts";
import { commandIds } from "../commandIds.ts";

/** A lens over each call that has to do with balances: what it reads, and a comparison of an Item with the options of the call. */
export function callLenses(
  { source, calls }: ScannedCode,
  document: vscode.TextDocument,
  context: TextContext,
): vscode.CodeLens[] {
  return calls.flatMap((call) => {
    const title = lensTitle(factsOfCall(call.endpoint), context);
    if (title === null) return [];
    const command = { title, command: commandIds.compareBalances, arguments: [sentOptions(source, call)] };
    return [
      new vscode.CodeLens(new vscode.Range(document.positionAt(call.start), document.positionAt(call.end)), command),
    ];
  });
}
