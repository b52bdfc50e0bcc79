import * as vscode from "vscode";
import { type KeyProblem, keyProblem } from "../../../core/keys/keyProblem.ts";
import { textIn } from "../../ask/itemArgument.ts";
import { askText } from "../../ask/pick.ts";
import type { SandboxKeys } from "../../storage/sandboxKeys.ts";

/**
 * Takes client id and secret from the command's argument, and asks for what is missing, with the `purpose` it is needed
 * for. @throws BalanceLensError `cancelled`
 */
export async function askKeys(argument: unknown, purpose: string): Promise<SandboxKeys> {
  return {
    clientId:
      textIn(argument, "clientId") ??
      (await askKey({
        title: vscode.l10n.t("Set Plaid Keys (1/2)"),
        prompt: vscode.l10n.t("{0} First the client_id, from the Plaid Dashboard: Developers > Keys", purpose),
      })),
    secret:
      textIn(argument, "secret") ??
      (await askKey({
        title: vscode.l10n.t("Set Plaid Keys (2/2)"),
        prompt: vscode.l10n.t(
          "Now the Sandbox secret, from the same page. Both are stored in VS Code's secret storage and sent only to Plaid Sandbox",
        ),
      })),
  };
}

/** Asks for one of them in a password box: somebody may be watching the screen. */
function askKey(question: { readonly title: string; readonly prompt: string }): Promise<string> {
  return askText({ ...question, password: true, validateInput: (value) => keyProblemWords(keyProblem(value)) });
}

function keyProblemWords(problem: KeyProblem | null): string | undefined {
  switch (problem) {
    case null:
      return undefined;
    case "empty":
      return vscode.l10n.t("This cannot be empty");
    case "production":
      return vscode.l10n.t('This text says "production". Paste only the Sandbox secret');
    case "token":
      return vscode.l10n.t("This is a token, not a key");
    case "not-a-key":
      return vscode.l10n.t("A key has no spaces or equals signs: copy only the value");
  }
}
