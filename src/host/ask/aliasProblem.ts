import * as vscode from "vscode";
import { redact } from "../../core/masking/redact.ts";

/** More would push everything else off the row. */
const longestAlias = 80;

/** Why a text cannot be the person's own name for an Item; undefined when it can. A name is shown and kept where no secret may be. */
export function aliasProblem(text: string): string | undefined {
  if (redact(text, []) !== text) return vscode.l10n.t("This is a token, not a name");
  return text.trim().length > longestAlias ? vscode.l10n.t("{0} characters at most", longestAlias) : undefined;
}
