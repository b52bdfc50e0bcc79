import type { MeasuredTimeline } from "../core/timeline/measuredTimeline.ts";
import type { ScrubbedMoment } from "../core/timeline/timeline.ts";
import type { Guards } from "./channel.ts";
import { isNull, isRecord } from "./envelope.ts";
import type { ShownTimeline, TimelineHostEnd, TimelinePageEnd } from "./timelines.ts";

/** What the host lets through from the page of a time line. */
export const timelineHostGuards: Guards<TimelineHostEnd> = {
  requests: { "timeline/ready": isNull, "timeline/scrub": hasAccountAndMoment, "timeline/setClock": hasMoment },
  replies: {},
  events: {},
};

/** What the page lets through. The host is trusted with the content, so this checks shape, not every field. */
export const timelinePageGuards: Guards<TimelinePageEnd> = {
  requests: {},
  replies: { "timeline/ready": isShownTimeline, "timeline/scrub": isScrubbedMoment, "timeline/setClock": isNull },
  events: { "timeline/shown": isShownTimeline },
};

function hasAccount(value: unknown): value is { readonly accountId: string } {
  return isRecord(value) && typeof value.accountId === "string" && value.accountId !== "";
}

export function hasMoment(value: unknown): value is { readonly at: string } {
  return isRecord(value) && isTime(value.at);
}

export function hasAccountAndMoment(value: unknown): value is { readonly accountId: string; readonly at: string } {
  return hasAccount(value) && hasMoment(value);
}

export function isTimelineOrNull(value: unknown): value is MeasuredTimeline | null {
  if (value === null) return true;
  if (!isRecord(value) || !isRecord(value.unit) || !isRecord(value.gaps) || !isRecord(value.windows)) return false;
  const { bank, copies, calls, troubles } = value;
  const lists = [bank, copies, calls, troubles];
  return lists.every((list) => Array.isArray(list)) && [value.from, value.to, value.now].every(isTime);
}

export function isScrubbedMoment(value: unknown): value is ScrubbedMoment {
  return hasMoment(value) && Array.isArray(Reflect.get(value, "answers"));
}

function isShownTimeline(value: unknown): value is ShownTimeline {
  if (!isRecord(value)) return false;
  const { itemId, locale, messages, timeline } = value;
  if (typeof itemId !== "string" || typeof locale !== "string" || !isRecord(messages)) return false;
  return hasAccount(value) && isTimelineOrNull(timeline);
}

export function isTime(value: unknown): value is string {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}
