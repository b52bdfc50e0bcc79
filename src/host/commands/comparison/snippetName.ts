import * as vscode from "vscode";
import type { SnippetLanguage } from "../../../core/snippetLanguage.ts";

const names: Readonly<Record<SnippetLanguage, () => string>> = {
  curl: () => vscode.l10n.t("cURL (bash, zsh)"),
  powershell: () => vscode.l10n.t("PowerShell"),
  node: () => vscode.l10n.t("Node"),
  python: () => vscode.l10n.t("Python"),
  ruby: () => vscode.l10n.t("Ruby"),
  go: () => vscode.l10n.t("Go"),
  java: () => vscode.l10n.t("Java"),
};

/** The name of a snippet's language; for shell commands with the shells that run them. */
export function snippetName(language: SnippetLanguage): string {
  return names[language]();
}
