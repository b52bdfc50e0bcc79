import type { PageModel } from "../model/pageModel.ts";
import { isAnswered, type PanelCall } from "../model/panelCalls.ts";

/**
 * What VS Code's own menu on an element of this call is about: the manifest's `webview/context` reads it, and its commands get it.
 * Null for a call without a reading. Source: https://code.visualstudio.com/api/extension-guides/webview#context-menus
 */
export function callContext(call: PanelCall, { panelItemId, responses }: PageModel): string | null {
  if (panelItemId === null || !isAnswered(call)) return null;
  return JSON.stringify({
    webviewSection: "call",
    hasResponse: responses[call.id] === "held",
    itemId: panelItemId,
    readingId: call.id,
    // There is nothing to cut or paste.
    preventDefaultContextMenuItems: true,
  });
}
