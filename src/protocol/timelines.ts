import type { MeasuredTimeline } from "../core/timeline/measuredTimeline.ts";
import type { ScrubbedMoment } from "../core/timeline/timeline.ts";

/** All that the page of one account's time line shows. It is always whole. */
export interface ShownTimeline {
  readonly itemId: string;
  readonly accountId: string;
  /** The institution's name; null where nobody knows it. */
  readonly institution: string | null;
  /** Null: nothing is known of the account's balances. */
  readonly timeline: MeasuredTimeline | null;
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  /** Translated sentences by key. */
  readonly messages: Readonly<Record<string, string>>;
}

/** What the page of a time line may ask. */
type TimelineRequests = {
  "timeline/ready": { in: null; out: ShownTimeline };
  "timeline/scrub": { in: { readonly accountId: string; readonly at: string }; out: ScrubbedMoment };
  "timeline/setClock": { in: { readonly at: string }; out: null };
};

type TimelineEvents = {
  "timeline/shown": ShownTimeline;
};

type Nothing = Record<never, never>;

export type TimelineHostEnd = { serves: TimelineRequests; calls: Nothing; sends: TimelineEvents; hears: Nothing };
export type TimelinePageEnd = { serves: Nothing; calls: TimelineRequests; sends: Nothing; hears: TimelineEvents };

/** What the page keeps with `setState`: whose time line it is, for the host, and how it is arranged, for the page. */
export interface SavedTimelineState {
  readonly schemaVersion: 1;
  readonly itemId: string;
  readonly accountId: string;
  readonly view: unknown;
}
