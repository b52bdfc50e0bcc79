import * as vscode from "vscode";
import { customUserSuffix } from "../customUser/customUserSuffix.ts";
import { type Answered, back, pickStep, type StepPlace } from "../steps.ts";

/** A longer list is not read. */
const mostListed = 50;

/** Asks for a custom user's file: an open one, one of the workspace, or any other. */
export async function askCustomUserFile(place: StepPlace): Promise<Answered<vscode.Uri>> {
  const files = await findCustomUsers();
  for (;;) {
    const chosen = await pickStep<vscode.Uri | null>(
      place,
      [
        ...files.map((uri) => ({ label: `$(json) ${vscode.workspace.asRelativePath(uri)}`, value: uri })),
        { label: vscode.l10n.t("$(folder-opened) Another File…"), value: null, alwaysShow: true },
      ],
      {
        placeHolder:
          files.length === 0
            ? vscode.l10n.t("No open folder has a file *{0}; New Custom User makes one", customUserSuffix)
            : vscode.l10n.t("Which file? It is read, and sent as the password of user_custom"),
      },
    );
    if (chosen === back) return back;
    if (chosen !== null) return chosen;
    const title = place.title;
    const [opened] = (await vscode.window.showOpenDialog({ title, filters: { JSON: ["json"] } })) ?? [];
    if (opened !== undefined) return opened;
  }
}

/** Open documents, saved or not, come first. */
async function findCustomUsers(): Promise<readonly vscode.Uri[]> {
  const open = vscode.workspace.textDocuments
    .map(({ uri }) => uri)
    .filter(({ path }) => path.endsWith(customUserSuffix));
  const found = await vscode.workspace.findFiles(`**/*${customUserSuffix}`, "**/node_modules/**", mostListed);
  const byAddress = new Map([...open, ...found].map((uri) => [uri.toString(), uri]));
  return [...byAddress.values()];
}
