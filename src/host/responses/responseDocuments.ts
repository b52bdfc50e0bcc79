import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { Environment } from "../../core/item/environment.ts";
import type { Reading } from "../../core/reading/reading.ts";
import { passName } from "../../text/passName.ts";
import { closeTabsOf } from "../window/closeTabsOf.ts";
import { textContext } from "../window/textContext.ts";
import { responseScheme } from "../window/viewIds.ts";
import type { ResponseBodies } from "./responseBodies.ts";

/**
 * Shows responses in read-only editors. VS Code asks for the text of such a document when it shows it, and never backs it
 * up to disk; no copy of the text is kept here.
 */
export class ResponseDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #bodies: Pick<ResponseBodies, "textOf">;
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changes.event;

  constructor(bodies: Pick<ResponseBodies, "textOf">) {
    this.#bodies = bodies;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(responseScheme, this);
  }

  provideTextDocumentContent({ path, query }: vscode.Uri): string {
    const [, comparisonId = ""] = path.split("/");
    const text = this.#bodies.textOf(comparisonId, query);
    return text ?? vscode.l10n.t("This response is no longer in memory. Compare again to get a new one.");
  }

  async show(comparison: Comparison, reading: Reading): Promise<void> {
    const document = await vscode.workspace.openTextDocument(placeOf(comparison, reading));
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Opens two responses side by side in the diff editor. */
  async compare(comparison: Comparison, left: Reading, right: Reading): Promise<void> {
    const context = textContext();
    const title = [left, right].map(({ pass, endpoint }) => `${passName(pass, context)} ${endpoint}`).join(" ↔ ");
    await vscode.commands.executeCommand("vscode.diff", placeOf(comparison, left), placeOf(comparison, right), title);
  }

  /** Closes the responses of an environment, and makes VS Code drop their text, which it keeps for a while after closing. */
  async close(environment: Environment): Promise<void> {
    const isOfIt = ({ scheme, authority }: vscode.Uri) => scheme === responseScheme && authority === environment;
    for (const { uri } of vscode.workspace.textDocuments) if (isOfIt(uri)) this.#changes.fire(uri);
    await closeTabsOf(isOfIt);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changes.dispose();
  }
}

/** The address of a response; its last part is the title of the tab. */
function placeOf({ id, environment }: Comparison, { id: readingId }: Reading): vscode.Uri {
  const name = `${readingId.replaceAll(/[^\w-]+/g, "-")}.json`;
  return vscode.Uri.from({ scheme: responseScheme, authority: environment, path: `/${id}/${name}`, query: readingId });
}
