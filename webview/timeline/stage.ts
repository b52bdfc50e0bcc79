import type { MeasuredTimeline } from "../../src/core/timeline/measuredTimeline.ts";
import type { Quantity } from "../../src/core/timeline/quantity.ts";
import type { ScrubbedMoment, Timeline } from "../../src/core/timeline/timeline.ts";
import type { TimeWindow } from "../../src/core/timeline/timeWindow.ts";
import type { PictureContext } from "../../src/text/timeline/pictureWords.ts";
import type { h } from "../lib/dom.ts";
import type { TimelineArrangement } from "./arrangement.ts";
import type { Described } from "./element.ts";
import type { TimelineModel } from "./model/timelineModel.ts";

/** What a page has loaded anyway, handed to the bundles of a time line so that they do not bring it again. */
export interface PageKit {
  readonly h: typeof h;
  /** Makes a region show what is described; elements that are still there stay. */
  paint(region: Element, drawn: Described | null): void;
  /** Makes a toolbar one Tab stop; what it returns is called after its controls were drawn. */
  rove(region: HTMLElement): () => void;
}

/** The data that the view shows. */
export interface ViewedTimeline {
  /** Null: nothing is known of the account. */
  readonly timeline: MeasuredTimeline | null;
  readonly context: PictureContext;
  /** The balance to draw; null: the account's usual one. */
  readonly quantity: Quantity | null;
  /** The number of each step of the comparison on screen, by reading; empty where none is. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** What the view needs from its page. */
export interface TimelineHost {
  /** The larger view has more space, zoom, and upcoming events. */
  readonly isLarge: boolean;
  /** Loads what a person uses to move through the picture. */
  loadTools(): Promise<ToolsBundle>;
  scrub(at: string): Promise<ScrubbedMoment>;
  setClock(at: string): void;
  /** Opens the larger view; null when this is it. */
  readonly open: (() => void) | null;
  readonly arrangement: TimelineArrangement;
  arrange(arrangement: TimelineArrangement): void;
}

export interface TimelineView {
  show(viewed: ViewedTimeline): void;
}

/** A picture on screen, with what it was drawn of. */
export interface LivePicture {
  readonly timeline: MeasuredTimeline;
  readonly context: PictureContext;
  readonly quantity: Quantity;
  readonly window: TimeWindow;
  /** Null until the picture was drawn for the first time, and while the table is shown in its place. */
  readonly model: TimelineModel | null;
}

/** The view as the tools use it. */
export interface TimelineStage {
  readonly host: TimelineHost;
  readonly kit: PageKit;
  /** Null: nothing is shown. */
  live(): LivePicture | null;
  arrange(change: Partial<TimelineArrangement>): void;
  /** The elements that the tools draw into. */
  readonly parts: Readonly<Record<"picture" | "cursor" | "readout" | "table" | "aloud", HTMLElement>>;
  /** Shows the legend and the present, as when nobody points at a moment. */
  rest(): void;
  /** The text alternative of the picture. */
  name(): string;
  /** Says beside the buttons what the last one did. */
  say(words: string): void;
}

/** What a person does with a time line: move through it by pointer and keys, zoom, read the table, copy the picture. */
export interface TimelineTools {
  /** Draws the pointed-at moment, after the picture was drawn. */
  redraw(): void;
  /** Takes a newer time line. */
  follow(timeline: Timeline | null): void;
  /** Takes an event of the picture; one that came while the tools were loaded comes late. */
  take(event: Event): void;
  /** Does what a button says: `zoom-in`, `zoom-out`, `zoom-usual`, `copy-svg`. */
  press(button: string): void;
  drawTable(): void;
}

/** What loading the tools gives. */
interface ToolsBundle {
  createTimelineTools(stage: TimelineStage): TimelineTools;
}
