import type { ScrubbedMoment, Timeline } from "../../../src/core/timeline/timeline.ts";

/** The moment that the person points at, with what is known of it. */
export interface Scrubbed {
  /** ms since the epoch. */
  readonly at: number;
  /** The moment stays when the pointer leaves. */
  readonly isPinned: boolean;
  /**
   * The last response; until the moment's own arrives, it may be that of an earlier moment. Null: none yet, or there
   * is no ledger.
   */
  readonly moment: ScrubbedMoment | null;
  readonly isCurrent: boolean;
}

export interface Scrubber {
  scrubbed(): Scrubbed | null;
  /** Points at a moment; does not scroll or zoom. */
  look(at: number, options?: { readonly isPinned?: boolean }): void;
  /** @returns false where nobody pointed at a moment */
  leave(): boolean;
  /** Sets the time line; earlier responses no longer count. */
  ask(timeline: Timeline | null): void;
}

/**
 * Requests what each call would have returned at a moment, one request at a time. While a request runs, only the
 * latest moment is remembered for the next.
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
    const requested = timeline;
    const answered = (moment: ScrubbedMoment | null) => {
      isAsking = false;
      if (scrubbed !== null && requested === timeline) {
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
      if (scrubbed === null) return false;
      scrubbed = null;
      onChange();
      return true;
    },
    ask(next) {
      timeline = next;
      if (scrubbed === null) return;
      scrubbed = { ...scrubbed, isCurrent: false };
      askAhead();
    },
  };
}
