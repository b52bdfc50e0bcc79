import * as vscode from "vscode";
import { documentScheme } from "./viewIds.ts";

/** A text to be read and copied: what `folder` is about tells it from others of its name. */
export interface ReadOnlyDocument {
  /** An id: of a comparison, or of an Item. */
  readonly folder: string;
  /** As the tab says it, with its suffix. */
  readonly name: string;
  readonly text: string;
}

/** Shows texts that belong to no file, in editors that cannot change them. They hold no secret. */
export class ReadOnlyDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: readonly vscode.Disposable[];
  readonly onDidChange = this.#changes.event;

  constructor() {
    this.#registrations = [
      this.#changes,
      vscode.workspace.registerTextDocumentContentProvider(documentScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? vscode.l10n.t("This document is no longer open.");
  }

  /** Shows a text; one of the same folder and name that is open shows the new text instead. */
  async show(shown: ReadOnlyDocument): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#place(shown));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Shows Markdown as it is meant to be read; as text where VS Code's own preview is switched off. */
  async preview(shown: ReadOnlyDocument): Promise<void> {
    const commands = await vscode.commands.getCommands(true);
    if (!commands.includes("markdown.showPreview")) return this.show(shown);
    await vscode.commands.executeCommand("markdown.showPreview", this.#place(shown));
  }

  /** Lays two texts side by side in the diff editor. */
  async diff(left: ReadOnlyDocument, right: ReadOnlyDocument): Promise<void> {
    const title = `${left.name} ↔ ${right.name}`;
    await vscode.commands.executeCommand("vscode.diff", this.#place(left), this.#place(right), title);
  }

  #place({ folder, name, text }: ReadOnlyDocument): vscode.Uri {
    const path = [folder, name].map((part) => part.replaceAll(/[\\/]+/g, "-")).join("/");
    const uri = vscode.Uri.from({ scheme: documentScheme, path: `/${path}` });
    this.#texts.set(uri.toString(), text);
    this.#changes.fire(uri);
    return uri;
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#texts.clear();
  }
}
