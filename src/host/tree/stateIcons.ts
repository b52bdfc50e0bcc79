import * as vscode from "vscode";
import type { ItemEntry } from "../store/itemStore.ts";
import type { GapIcons } from "./gapIcons.ts";
import { healthOf } from "./itemHealth.ts";

/** The icon of a row that reports a failure. */
export function errorIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
}

/** The icon of a row that needs attention. */
export function warningIcon(): vscode.ThemeIcon {
  return new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
}

/** The icon of the Item's state; an icon shared by all rows would say nothing. */
export function itemIcon(entry: ItemEntry, icons: GapIcons): vscode.IconPath {
  const { gap } = entry;
  const health = healthOf(entry);
  if (health === "login-required") return warningIcon();
  if (health === "item-error" || health === "failed") return errorIcon();
  if (gap === null) return new vscode.ThemeIcon("circle-outline");
  if (gap.kind === "no-live-balance") return warningIcon();
  return gap.widest === null ? icons.match : icons.differ;
}
