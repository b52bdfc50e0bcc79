import type { Guards } from "./channel.ts";
import { isNull, isRecord } from "./envelope.ts";
import type { HistoryHostEnd, HistoryPageEnd, ShownHistory } from "./history.ts";

/** What the host lets through from the page of the history. */
export const historyHostGuards: Guards<HistoryHostEnd> = {
  requests: {
    "history/ready": isNull,
    "history/find": isTyped,
    "history/open": hasKey,
    "history/pin": isPinning,
    "history/diff": hasTwoKeys,
    "history/timeline": hasKey,
    "history/delete": hasKey,
    "history/deleteUnpinned": isNull,
    "history/everyItem": isNull,
    "history/folder": isNull,
    "history/log": isNull,
    "history/again": isNull,
    "history/compare": isNull,
  },
  replies: {},
  events: {},
};

/** What the page lets through. The host is trusted with the content, so this checks shape, not every field. */
export const historyPageGuards: Guards<HistoryPageEnd> = {
  requests: {},
  replies: {
    "history/ready": isShownHistory,
    "history/find": isFound,
    "history/open": isNull,
    "history/pin": isNull,
    "history/diff": isNull,
    "history/timeline": isNull,
    "history/delete": isNull,
    "history/deleteUnpinned": isNull,
    "history/everyItem": isNull,
    "history/folder": isNull,
    "history/log": isNull,
    "history/again": isNull,
    "history/compare": isNull,
  },
  events: { "history/shown": isShownHistory },
};

/** More than anybody types or pastes into a search box. */
const longestSearch = 1000;

function isTyped(value: unknown): value is { readonly typed: string } {
  return isRecord(value) && typeof value.typed === "string" && value.typed.length <= longestSearch;
}

function hasKey(value: unknown): value is { readonly key: string } {
  return isRecord(value) && isText(value.key);
}

function hasTwoKeys(value: unknown): value is { readonly key: string; readonly otherKey: string } {
  return hasKey(value) && isText(Reflect.get(value, "otherKey"));
}

function isPinning(value: unknown): value is { readonly key: string; readonly isPinned: boolean } {
  return hasKey(value) && typeof Reflect.get(value, "isPinned") === "boolean";
}

function isFound(value: unknown): value is { readonly keys: readonly string[] } {
  return isRecord(value) && Array.isArray(value.keys) && value.keys.every(isText);
}

function isShownHistory(value: unknown): value is ShownHistory {
  if (!isRecord(value) || !isRecord(value.labels)) return false;
  const { rows, title, unopened } = value;
  return typeof title === "string" && typeof unopened === "number" && Array.isArray(rows) && rows.every(hasKey);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
