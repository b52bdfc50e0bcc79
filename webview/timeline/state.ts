import { isRecord } from "../../src/protocol/envelope.ts";
import type { TimeWindow } from "./model/window.ts";

/** A person's view settings of a time line. */
export interface TimelineArrangement {
  /** The zoomed window; null: the default window, which follows the clock. */
  readonly window: TimeWindow | null;
  readonly isTable: boolean;
}

const usualArrangement: TimelineArrangement = { window: null, isTable: false };

/** Reads saved settings; unreadable ones get their defaults. */
export function readArrangement(saved: unknown): TimelineArrangement {
  if (!isRecord(saved)) return usualArrangement;
  return { window: readWindow(saved.window), isTable: saved.isTable === true };
}

function readWindow(saved: unknown): TimeWindow | null {
  if (!isRecord(saved)) return null;
  const { from, to } = saved;
  const isWindow = typeof from === "number" && typeof to === "number" && Number.isFinite(from) && Number.isFinite(to);
  return isWindow && from < to ? { from, to } : null;
}
