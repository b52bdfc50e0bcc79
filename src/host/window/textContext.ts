import * as vscode from "vscode";
import type { TextContext } from "../../text/segment.ts";

/** The window's language, and the bundle's translations; the sentences of `text/` are looked up by key. */
export function textContext(): TextContext {
  return { locale: vscode.env.language, messages: vscode.l10n.bundle ?? {} };
}
