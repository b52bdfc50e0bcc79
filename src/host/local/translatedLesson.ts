import * as vscode from "vscode";
import type { Lesson } from "../../core/item/item.ts";

/**
 * A lesson in the window's language. Texts of built-in scenarios are in the bundle that translators get; those of a
 * person's own file stay as written.
 */
export function translatedLesson({ place, group, label, bank, summary }: Lesson): Lesson {
  const { t } = vscode.l10n;
  return { place, group: t(group), label: t(label), bank, summary: t(summary) };
}
