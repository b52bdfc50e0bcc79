import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";

const scheme = "balance-lens-item";

/** A URI that identifies an Item's row: VS Code looks up badges by URI. It cannot be opened. */
export function itemUri({ environment, itemId }: Pick<ItemSummary, "environment" | "itemId">): vscode.Uri {
  return vscode.Uri.from({ scheme, authority: environment, path: `/${itemId}` });
}

/** The Item's id in such a URI; null for any other URI. */
export function itemIdOf(uri: vscode.Uri): string | null {
  return uri.scheme === scheme ? uri.path.slice(1) : null;
}
