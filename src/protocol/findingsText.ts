import type { Finding } from "../core/findings/finding.ts";

/**
 * The findings as JSON text, the form in which they travel to the page. Thousands of findings with their evidence take
 * longer to read than the responses they explain, and a message is deserialized whole before any of it shows. A text
 * costs nothing on arrival and is parsed once the responses are drawn.
 */
export type FindingsText = string;

/** How many facts of a comparison a page does not get. */
export interface FindingsLeft {
  readonly notes: number;
  /** Problems and warnings. */
  readonly others: number;
}

/** The findings of a comparison with their English titles and sentences. */
export interface FindingsWithWords {
  readonly findings: readonly Finding[];
  /** The titles and sentences of these findings by key: the page ships none of them. */
  readonly words: Readonly<Record<string, string>>;
  readonly left: FindingsLeft;
}

export const noneLeft: FindingsLeft = { notes: 0, others: 0 };

export const noFindingsText: FindingsText = "[]";

export function serializeFindings({
  findings,
  words,
  left = noneLeft,
}: Omit<FindingsWithWords, "left"> & Partial<FindingsWithWords>): FindingsText {
  return JSON.stringify([findings, words, left]);
}

/** Parses the text of `serializeFindings`, whose content is trusted. Null when it cannot be parsed. */
export function parseFindings(text: FindingsText): FindingsWithWords | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read)) return null;
    const [findings = [], words = {}, left = noneLeft] = read;
    return { findings, words, left };
  } catch {
    return null;
  }
}

/** Recognizes a text of `serializeFindings` without parsing it. */
export function isFindingsText(value: unknown): value is FindingsText {
  return typeof value === "string" && value.startsWith("[") && value.endsWith("]");
}
