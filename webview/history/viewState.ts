import { isRecord } from "../../src/protocol/envelope.ts";
import type { SavedHistoryState } from "../../src/protocol/history.ts";

/** How the person arranged the page. What it shows is never in it: that arrives again. */
export interface HistoryView {
  readonly typed: string;
  /** px that the page is scrolled down. */
  readonly top: number;
}

/** Reads what VS Code kept from an earlier life of the page; whatever does not fit is left at its default. */
export function readHistoryView(saved: unknown): HistoryView {
  const view = isRecord(saved) && saved.schemaVersion === 1 && isRecord(saved.view) ? saved.view : {};
  const { typed, top } = view;
  return { typed: typeof typed === "string" ? typed : "", top: typeof top === "number" && top > 0 ? top : 0 };
}

/** What VS Code keeps: whose history it is for the host, the arrangement for the page. */
export function savedHistoryState(itemId: string | null, view: HistoryView): SavedHistoryState {
  return { schemaVersion: 1, itemId, view };
}
