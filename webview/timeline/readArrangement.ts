import type { TimeWindow } from "../../src/core/timeline/timeWindow.ts";
import { isRecord } from "../../src/protocol/envelope.ts";
import type { TimelineArrangement } from "./arrangement.ts";

/** Reads the settings from the saved state of the larger view; unreadable ones get their defaults. */
export function readArrangement(state: unknown): TimelineArrangement {
  const view = isRecord(state) && isRecord(state.view) ? state.view : {};
  return { window: readWindow(view.window), isTable: view.isTable === true };
}

function readWindow(saved: unknown): TimeWindow | null {
  if (!isRecord(saved)) return null;
  const { from, to } = saved;
  const isWindow = typeof from === "number" && typeof to === "number" && Number.isFinite(from) && Number.isFinite(to);
  return isWindow && from < to ? { from, to } : null;
}
