import type { EvidenceRef } from "../core/findings/finding.ts";
import type { Formats } from "./intlFormats.ts";

/** A piece of a sentence; one with a number links to the readings it came from. */
export interface Segment {
  readonly text: string;
  readonly refs?: readonly EvidenceRef[];
  /** Text from the bank or the person: it has its own direction, whatever the language around it. */
  readonly isolate?: true;
}

/** Translations by key; a missing key falls back to English. Values contain `{name}` placeholders. */
export type Messages = Readonly<Record<string, string>>;

/** What a sentence needs besides its subject. `createTextContext` creates one with cached formatters. */
export interface TextContext {
  readonly messages: Messages;
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  /** IANA name; absent: the machine's own zone. */
  readonly timeZone?: string;
  /**
   * The reader's calendar day, `2026-03-10`: times of that day are shown without a date. Absent for text that is read
   * on other days too, such as an export.
   */
  readonly today?: string;
  /** Cached formatters; absent: created for each value. */
  readonly formats?: Formats;
}
