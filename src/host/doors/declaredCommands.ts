import type * as vscode from "vscode";
import type { CommandId } from "../commandIds.ts";

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: CommandId }[] };
}

/** The commands of the extension's manifest, which VS Code has read: the ids of `commandIds`, as a test makes sure. */
export function declaredCommands({ packageJSON }: vscode.Extension<unknown>): readonly CommandId[] {
  const { contributes } = packageJSON as Manifest;
  return contributes.commands.map(({ command }) => command);
}
