import * as vscode from "vscode";
import type { Comparison } from "../../core/comparison/comparison.ts";
import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import { commandIds } from "../commandIds.ts";
import type { ReadOnlyDocuments } from "../window/readOnlyDocuments.ts";
import { accept } from "./accept.ts";
import { readingDocument } from "./readingDocument.ts";
import { shownReading } from "./shownReading.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/** What the page asks about one reading: to look at it, to lay it beside another, to copy of it. */
export function readingRequests(
  itemId: string,
  comparison: () => Comparison | null,
  documents: ReadOnlyDocuments,
): Pick<Handlers, "reading/open" | "reading/diff" | "reading/copyRequestId" | "reading/copyAs"> {
  const documentOf = (readingId: string) => readingDocument(comparison(), readingId);
  return {
    async "reading/open"({ readingId }) {
      const document = documentOf(readingId);
      if (document !== null) await documents.show(document);
      return null;
    },
    async "reading/diff"({ readingId, otherReadingId }) {
      const [left, right] = [documentOf(readingId), documentOf(otherReadingId)];
      if (left !== null && right !== null) await documents.diff(left, right);
      return null;
    },
    async "reading/copyRequestId"({ readingId }) {
      const reading = shownReading(comparison(), readingId);
      if (reading === undefined || reading.outcome === "skipped" || reading.requestId === null) return null;
      await vscode.env.clipboard.writeText(reading.requestId);
      vscode.window.setStatusBarMessage(vscode.l10n.t("Request id copied"), 3000);
      return null;
    },
    "reading/copyAs": ({ readingId, language }) =>
      shownReading(comparison(), readingId) === undefined
        ? null
        : accept(commandIds.copyReadingAs, { itemId, readingId, language }),
  };
}
