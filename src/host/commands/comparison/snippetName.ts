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

/** What a language that code is copied in is called; of a shell command with the shells that read it. */
export function snippetName(language: SnippetLanguage): string {
  return names[language]();
}
