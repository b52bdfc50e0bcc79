import type { EvidenceRef } from "../core/findings/finding.ts";
import type { Formats } from "./formats.ts";

/** A piece of a sentence; a piece with a number links to the responses it came from. */
export interface Segment {
  readonly text: string;
  readonly refs?: readonly EvidenceRef[];
  /** The bank's or the person's own text: it reads in its own direction, whatever the language around it. */
  readonly isolate?: true;
}

/** Translations by key; a missing key falls back to English. Values hold `{name}` placeholders. */
export type Messages = Readonly<Record<string, string>>;

/** What every sentence needs beside its subject. `createTextContext` makes one that formats fast. */
export interface TextContext {
  readonly messages: Messages;
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  /** IANA name; the machine's own when absent. */
  readonly timeZone?: string;
  /**
   * The reader's calendar day, `2026-03-10`: times of that day are shown without their date. Absent in what is read on
   * other days too, such as an export.
   */
  readonly today?: string;
  /** Formatters made once; made anew for each value when absent. */
  readonly formats?: Formats;
}
