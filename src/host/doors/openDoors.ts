import * as vscode from "vscode";
import type { CommandId } from "../commandIds.ts";
import type { LazySession } from "../lazySession.ts";
import type { TreeNode } from "../tree/nodes.ts";
import { comparisonViewType, itemsViewId, reportViewType, rulesetScheme } from "../window/viewIds.ts";
import type { Doors } from "./doors.ts";
import { rulesetDoor } from "./rulesetDoor.ts";
import { treeDoor } from "./treeDoor.ts";

export interface DoorsInput {
  readonly session: LazySession;
  /** As the manifest declares them. */
  readonly commands: readonly CommandId[];
  /** Takes what has to be cleaned up when the window closes. */
  own<T extends vscode.Disposable>(disposable: T): T;
  /** Runs it so many ms later. */
  after(ms: number, run: () => void): void;
}

/**
 * Registers all that VS Code may call without anything having been done before: the commands, the tree, links, the
 * file of rulesets, and the panels of a reloaded window. Each opens the session with its first use, so that a window
 * that only starts reads none of it.
 */
export function openDoors({ session, commands, own, after }: DoorsInput): Doors {
  const { window, workspace } = vscode;
  for (const id of commands) {
    const run = async (argument: unknown, selected: unknown) => {
      // That there is none was told.
      const opened = await session.get().catch(() => null);
      await opened?.run(id, argument, selected);
    };
    own(vscode.commands.registerCommand(id, run));
  }

  const treeChanges = own(new vscode.EventEmitter<TreeNode | undefined>());
  const treeDataProvider = treeDoor({ session, changes: treeChanges, after });
  const treeView = own(window.createTreeView(itemsViewId, { treeDataProvider, canSelectMany: true }));

  const handleUri = async (uri: vscode.Uri) => (await session.get()).links.handleUri(uri);
  own(window.registerUriHandler({ handleUri }));

  const deserializeWebviewPanel = async (panel: vscode.WebviewPanel, state: unknown) =>
    (await session.get()).panels.deserializeWebviewPanel(panel, state);
  own(window.registerWebviewPanelSerializer(comparisonViewType, { deserializeWebviewPanel }));
  const deserializeReport = async (panel: vscode.WebviewPanel, state: unknown) =>
    (await session.get()).reports.deserializeWebviewPanel(panel, state);
  own(window.registerWebviewPanelSerializer(reportViewType, { deserializeWebviewPanel: deserializeReport }));

  // Nobody fires it, and VS Code asks for it.
  const fileChanges = own(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  const rulesets = rulesetDoor(session, fileChanges.event);
  own(workspace.registerFileSystemProvider(rulesetScheme, rulesets, { isCaseSensitive: true }));
  return { treeView, treeChanges };
}
