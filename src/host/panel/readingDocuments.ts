import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison.ts";
import { readingScheme } from "../viewIds.ts";

/** Shows a reading as a read-only JSON document: what was kept of the answer, which holds no secret. */
export class ReadingDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registrations: readonly vscode.Disposable[];

  constructor() {
    this.#registrations = [
      vscode.workspace.registerTextDocumentContentProvider(readingScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? vscode.l10n.t("This reading is no longer open.");
  }

  async open(comparison: Comparison, readingId: string): Promise<void> {
    const reading = comparison.readings.find(({ id }) => id === readingId);
    if (reading === undefined) return;
    const name = `${readingId.replaceAll(/[^\w-]+/g, "-")}.json`;
    const uri = vscode.Uri.from({ scheme: readingScheme, path: `/${comparison.id}/${name}` });
    this.#texts.set(uri.toString(), `${JSON.stringify(reading, null, 2)}\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#texts.clear();
  }
}
