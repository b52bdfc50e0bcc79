import * as vscode from "vscode";
import { sandboxPage } from "../../../text/documents/sandboxPage.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command } from "../command.ts";

/** Shows how Plaid's own Sandbox differs from production. */
export const explainSandbox: Command = async ({ documents }) => {
  const name = `${vscode.l10n.t("What to Expect in Plaid Sandbox")}.md`;
  await documents.preview({ environment: null, folder: "sandbox", name, text: sandboxPage(textContext()) });
};
