import type * as vscode from "vscode";
import type { CommandId } from "../commandIds.ts";

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: CommandId }[] };
}

/** The command ids in the manifest, which VS Code has read already; a test holds them equal to `commandIds`. */
export function declaredCommands({ packageJSON }: vscode.Extension<unknown>): readonly CommandId[] {
  const { contributes } = packageJSON as Manifest;
  return contributes.commands.map(({ command }) => command);
}
