import type { ScrubbedMoment, Timeline } from "../../src/core/timeline/timeline.ts";

/** The moment a person looks at, and what is known of it. */
export interface Scrubbed {
  /** ms since the epoch. */
  readonly at: number;
  /** It stays when the pointer leaves. */
  readonly isPinned: boolean;
  /** The last answer; it may be of the moment before, until its own is there. Null: none yet, or none can be asked. */
  readonly moment: ScrubbedMoment | null;
  readonly isCurrent: boolean;
}

export interface Scrubber {
  scrubbed(): Scrubbed | null;
  /** Looks at a moment; nothing is moved by it. */
  look(at: number, options?: { readonly isPinned?: boolean }): void;
  leave(): void;
  /** The world has changed: what was answered counts no longer. */
  ask(timeline: Timeline | null): void;
}

/**
 * Asks what each call would have answered, one question at a time: of the moments that a pointer runs over, the last is asked
 * about.
 */
export function createScrubber(ask: (at: string) => Promise<ScrubbedMoment>, onChange: () => void): Scrubber {
  let timeline: Timeline | null = null;
  let scrubbed: Scrubbed | null = null;
  let isAsking = false;

  function askAhead(): void {
    const at = scrubbed?.at;
    if (isAsking || at === undefined || scrubbed?.isCurrent === true || timeline === null || timeline.bank.length === 0)
      return;
    isAsking = true;
    const of = timeline;
    const answered = (moment: ScrubbedMoment | null) => {
      isAsking = false;
      if (scrubbed !== null && of === timeline) {
        scrubbed = { ...scrubbed, moment: moment ?? scrubbed.moment, isCurrent: scrubbed.at === at };
        onChange();
      }
      askAhead();
    };
    ask(new Date(at).toISOString()).then(answered, () => answered(null));
  }

  return {
    scrubbed: () => scrubbed,
    look(at, { isPinned = scrubbed?.isPinned ?? false } = {}) {
      const rounded = Math.round(at);
      if (scrubbed?.at === rounded && scrubbed.isPinned === isPinned) return;
      const isCurrent = scrubbed?.at === rounded && scrubbed.isCurrent;
      scrubbed = { at: rounded, isPinned, moment: scrubbed?.moment ?? null, isCurrent };
      onChange();
      askAhead();
    },
    leave() {
      if (scrubbed === null) return;
      scrubbed = null;
      onChange();
    },
    ask(next) {
      timeline = next;
      if (scrubbed === null) return;
      scrubbed = { ...scrubbed, isCurrent: false };
      askAhead();
    },
  };
}
