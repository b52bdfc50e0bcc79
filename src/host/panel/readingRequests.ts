import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import { commandIds } from "../commandIds.ts";
import { shownReading } from "./shownReading.ts";
import { startCommand } from "./startCommand.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/** Handles the page's requests about one reading: view it, compare it with another, copy it. */
export function readingRequests(
  itemId: string,
  comparison: () => Comparison | null,
): Pick<Handlers, "reading/open" | "reading/diff" | "reading/copyRequestId" | "reading/copyAs"> {
  const isShown = (readingId: string) => shownReading(comparison(), readingId) !== undefined;
  return {
    "reading/open": ({ readingId }) =>
      isShown(readingId) ? startCommand(commandIds.openResponse, { itemId, readingId }) : null,
    "reading/diff": ({ readingId, otherReadingId }) =>
      isShown(readingId) && isShown(otherReadingId)
        ? startCommand(commandIds.compareResponses, { itemId, readingId, otherReadingId })
        : null,
    async "reading/copyRequestId"({ readingId }) {
      const reading = shownReading(comparison(), readingId);
      if (reading === undefined || reading.outcome === "skipped" || reading.requestId === null) return null;
      await vscode.env.clipboard.writeText(reading.requestId);
      vscode.window.setStatusBarMessage(vscode.l10n.t("Request id copied"), 3000);
      return null;
    },
    "reading/copyAs": ({ readingId, language }) =>
      isShown(readingId) ? startCommand(commandIds.copyCallAsCode, { itemId, readingId, language }) : null,
  };
}
