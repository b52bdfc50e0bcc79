import * as vscode from "vscode";
import type { Lesson } from "../../core/item/item.ts";

/**
 * A lesson in the language of the window. The sandbox tells the words of its built-in scenarios, which are in the bundle
 * that translators get; those of a person's own file are in none, and stay as they are.
 */
export function translatedLesson({ place, group, label, bank, summary }: Lesson): Lesson {
  const { t } = vscode.l10n;
  return { place, group: t(group), label: t(label), bank, summary: t(summary) };
}
