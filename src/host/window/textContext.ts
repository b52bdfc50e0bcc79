import * as vscode from "vscode";
import type { TextContext } from "../../text/segment.ts";

/** The window's language, and the bundle's translations; the sentences of `text/` are looked up by key. */
export function textContext(): TextContext {
  const messages: Record<string, string> = {};
  for (const [key, value] of Object.entries(vscode.l10n.bundle ?? {})) {
    if (typeof value === "string") messages[key] = value;
  }
  return { locale: vscode.env.language, messages };
}
