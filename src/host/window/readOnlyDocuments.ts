import * as vscode from "vscode";
import type { Environment } from "../../core/item/environment.ts";
import { closeTabsOf } from "./closeTabsOf.ts";
import { documentScheme } from "./viewIds.ts";

/** Text to read and copy; `folder` distinguishes it from others with the same name. */
export interface ReadOnlyDocument {
  /** The environment whose Items the text is about; null: it is about none. */
  readonly environment: Environment | null;
  /** The id of a comparison or an Item. */
  readonly folder: string;
  /** The tab's name, with extension. */
  readonly name: string;
  readonly text: string;
}

/** Real ms between updates of a live document: nobody reads faster. */
const lookAgainAfter = 1000;

/** Shows text that is no file in read-only editors. The text contains no secret. */
export class ReadOnlyDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: readonly vscode.Disposable[];
  readonly onDidChange = this.#changes.event;
  readonly #keptUp = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    this.#registrations = [
      this.#changes,
      vscode.workspace.registerTextDocumentContentProvider(documentScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? vscode.l10n.t("This document is no longer open.");
  }

  /** Shows text; replaces an open document with the same folder and name. */
  async show(shown: ReadOnlyDocument): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.#place(shown));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Opens two texts side by side in the diff editor. */
  async diff(left: ReadOnlyDocument, right: ReadOnlyDocument, title: string): Promise<void> {
    await vscode.commands.executeCommand("vscode.diff", this.#place(left), this.#place(right), title);
  }

  /** Shows Markdown in VS Code's preview, or as text when the preview is disabled. */
  async preview(shown: ReadOnlyDocument): Promise<void> {
    try {
      await vscode.commands.executeCommand("markdown.showPreview", this.#place(shown));
    } catch {
      await this.show(shown);
    }
  }

  /**
   * Updates an open document with the result of `read` while it is visible. After null or a failure it stays unchanged
   * until the next update.
   */
  keepUp(shown: Omit<ReadOnlyDocument, "text">, read: () => Promise<string | null>): void {
    const uri = placeOf(shown);
    const key = uri.toString();
    const look = async (): Promise<void> => {
      const isSeen = vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === key);
      const text = isSeen ? await read().catch(() => null) : null;
      if (!this.#texts.has(key)) return;
      if (text !== null && text !== this.#texts.get(key)) this.#place({ ...shown, text });
      this.#keptUp.set(key, setTimeout(look, lookAgainAfter));
    };
    clearTimeout(this.#keptUp.get(key));
    this.#keptUp.set(key, setTimeout(look, lookAgainAfter));
  }

  /** Closes the documents about an environment's Items, and makes VS Code drop their text, which it keeps for a while after closing. */
  async close(environment: Environment): Promise<void> {
    const isOfIt = ({ scheme, authority }: vscode.Uri) => scheme === documentScheme && authority === environment;
    for (const { uri } of vscode.workspace.textDocuments) {
      if (!isOfIt(uri)) continue;
      this.#forget(uri);
      this.#changes.fire(uri);
    }
    await closeTabsOf(isOfIt);
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    clearTimeout(this.#keptUp.get(key));
    this.#keptUp.delete(key);
    this.#texts.delete(key);
  }

  #place({ text, ...shown }: ReadOnlyDocument): vscode.Uri {
    const uri = placeOf(shown);
    this.#texts.set(uri.toString(), text);
    this.#changes.fire(uri);
    return uri;
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    for (const timer of this.#keptUp.values()) clearTimeout(timer);
    this.#texts.clear();
  }
}

function placeOf({ environment, folder, name }: Omit<ReadOnlyDocument, "text">): vscode.Uri {
  const path = [folder, name].map((part) => part.replaceAll(/[\\/]+/g, "-")).join("/");
  return vscode.Uri.from({ scheme: documentScheme, authority: environment ?? "", path: `/${path}` });
}
