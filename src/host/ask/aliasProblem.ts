import * as vscode from "vscode";
import { redact } from "../../core/masking/redact.ts";

/** Characters; a longer name would push everything else off the row. */
const longestAlias = 80;

/** Why a text cannot be an Item's alias; undefined when it can. An alias is shown and stored where no secret may be. */
export function aliasProblem(text: string): string | undefined {
  if (redact(text, []) !== text) return vscode.l10n.t("This is a token, not a name");
  return text.trim().length > longestAlias ? vscode.l10n.t("{0} characters at most", longestAlias) : undefined;
}
