import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";

const scheme = "balance-lens-item";

/** A URI that identifies an Item, by which VS Code finds its badge. Nothing opens it. */
export function itemUri({ environment, itemId }: Pick<ItemSummary, "environment" | "itemId">): vscode.Uri {
  return vscode.Uri.from({ scheme, authority: environment, path: `/${itemId}` });
}

/** The Item of such a URI; null for any other. */
export function itemIdOf(uri: vscode.Uri): string | null {
  return uri.scheme === scheme ? uri.path.slice(1) : null;
}
