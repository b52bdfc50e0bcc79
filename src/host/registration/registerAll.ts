import * as vscode from "vscode";
import type { CommandId } from "../commandIds.ts";
import type { LazySession } from "../session/lazySession.ts";
import type { TreeNode } from "../tree/nodes.ts";
import type { RegisteredTree } from "../tree/registeredTree.ts";
import {
  comparisonViewType,
  historyViewType,
  itemsViewId,
  reportViewType,
  rulesetScheme,
  timelineViewType,
} from "../window/viewIds.ts";
import { lazyRulesets } from "./lazyRulesets.ts";
import { lazyTree } from "./lazyTree.ts";

export interface RegistrationInput {
  readonly session: LazySession;
  /** As the manifest declares them. */
  readonly commands: readonly CommandId[];
  /** Takes what has to be cleaned up when the window closes. */
  own<T extends vscode.Disposable>(disposable: T): T;
  /** Runs it so many ms later. */
  after(ms: number, run: () => void): void;
}

/**
 * Registers everything that VS Code can call in a window that was just opened: the commands, the tree, links, the file
 * of rulesets, and the panels of a reloaded window. The first use of any of them opens the session, so a window that
 * only starts loads none of it.
 */
export function registerAll({ session, commands, own, after }: RegistrationInput): RegisteredTree {
  const { window, workspace } = vscode;
  for (const id of commands) {
    const run = async (argument: unknown, selected: unknown) => {
      // A failed opening has already been shown.
      const opened = await session.get().catch(() => null);
      await opened?.run(id, argument, selected);
    };
    own(vscode.commands.registerCommand(id, run));
  }

  const changes = own(new vscode.EventEmitter<TreeNode | undefined>());
  const treeDataProvider = lazyTree({ session, changes, after });
  const view = own(window.createTreeView(itemsViewId, { treeDataProvider, canSelectMany: true }));

  const handleUri = async (uri: vscode.Uri) => (await session.get()).links.handleUri(uri);
  own(window.registerUriHandler({ handleUri }));

  const deserializeWebviewPanel = async (panel: vscode.WebviewPanel, state: unknown) =>
    (await session.get()).panels.deserializeWebviewPanel(panel, state);
  own(window.registerWebviewPanelSerializer(comparisonViewType, { deserializeWebviewPanel }));
  const deserializeReport = async (panel: vscode.WebviewPanel, state: unknown) =>
    (await session.get()).reports.deserializeWebviewPanel(panel, state);
  own(window.registerWebviewPanelSerializer(reportViewType, { deserializeWebviewPanel: deserializeReport }));
  const deserializeTimeline = async (panel: vscode.WebviewPanel, state: unknown) =>
    (await session.get()).timelinePanels.deserializeWebviewPanel(panel, state);
  own(window.registerWebviewPanelSerializer(timelineViewType, { deserializeWebviewPanel: deserializeTimeline }));

  const deserializeHistory = async (panel: vscode.WebviewPanel, state: unknown) =>
    (await session.get()).historyPanels.deserializeWebviewPanel(panel, state);
  own(window.registerWebviewPanelSerializer(historyViewType, { deserializeWebviewPanel: deserializeHistory }));

  // The interface asks for the event; nothing fires it.
  const fileChanges = own(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  const rulesets = lazyRulesets(session, fileChanges.event);
  own(workspace.registerFileSystemProvider(rulesetScheme, rulesets, { isCaseSensitive: true }));
  return { view, changes };
}
