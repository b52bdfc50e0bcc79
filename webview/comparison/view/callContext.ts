import { type Column, isAnswered } from "../model/columns.ts";
import type { PageModel } from "../model/page.ts";

/**
 * What VS Code's own menu on an element of this call is about: the manifest's `webview/context` reads it, and its commands get it.
 * Null for a call without a reading. Source: https://code.visualstudio.com/api/extension-guides/webview#context-menus
 */
export function callContext(column: Column, { panelItemId, responses }: PageModel): string | null {
  if (panelItemId === null || !isAnswered(column)) return null;
  return JSON.stringify({
    webviewSection: "call",
    hasResponse: responses[column.id] === "held",
    itemId: panelItemId,
    readingId: column.id,
    // There is nothing to cut or paste.
    preventDefaultContextMenuItems: true,
  });
}
