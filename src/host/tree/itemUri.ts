import * as vscode from "vscode";
import type { ItemSummary } from "../../core/item/item.ts";

const scheme = "balance-lens-item";

/** Stands for an Item where VS Code asks for an address: its badge is found by it. Nothing opens it. */
export function itemUri({ environment, itemId }: Pick<ItemSummary, "environment" | "itemId">): vscode.Uri {
  return vscode.Uri.from({ scheme, authority: environment, path: `/${itemId}` });
}

/** The Item of such an address; null for any other. */
export function itemIdOf(uri: vscode.Uri): string | null {
  return uri.scheme === scheme ? uri.path.slice(1) : null;
}
