import * as vscode from "vscode";
import type { ItemEntry } from "../store/itemStore.ts";
import type { GapIconFiles } from "./gapIconFiles.ts";
import { healthOf } from "./itemHealth.ts";
import { errorIcon, warningIcon } from "./problemIcons.ts";

/**
 * The icon of an Item's row: `=` or `≠` for what its comparison found, or else why there is no result. An icon shared by
 * all rows would say nothing.
 */
export function itemIcon(entry: ItemEntry, icons: GapIconFiles): vscode.IconPath {
  const { gap } = entry;
  const health = healthOf(entry);
  if (health === "login-required") return warningIcon();
  if (health === "item-error" || health === "failed") return errorIcon();
  if (gap === null) return new vscode.ThemeIcon("circle-outline");
  if (gap.kind === "no-live-balance") return warningIcon();
  return gap.widest === null ? icons.match : icons.differ;
}
