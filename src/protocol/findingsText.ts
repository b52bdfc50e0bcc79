import type { Finding } from "../core/findings/finding.ts";

/**
 * The findings as JSON text, the form in which they travel to the page. Thousands of findings with their evidence take
 * longer to read than the responses they explain, and a message is deserialized whole before any of it shows. A text
 * costs nothing on arrival and is parsed once the responses are drawn.
 */
export type FindingsText = string;

/** The findings of a comparison with their English titles and sentences. */
export interface FindingsWithWords {
  readonly findings: readonly Finding[];
  /** The titles and sentences of these findings by key: the page ships none of them. */
  readonly words: Readonly<Record<string, string>>;
}

export const noFindingsText: FindingsText = "[]";

export function serializeFindings({ findings, words }: FindingsWithWords): FindingsText {
  return JSON.stringify([findings, words]);
}

/** Parses the text of `serializeFindings`, whose content is trusted. Null when it cannot be parsed. */
export function parseFindings(text: FindingsText): FindingsWithWords | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read)) return null;
    const [findings = [], words = {}] = read;
    return { findings, words };
  } catch {
    return null;
  }
}

/** Recognizes a text of `serializeFindings` without parsing it. */
export function isFindingsText(value: unknown): value is FindingsText {
  return typeof value === "string" && value.startsWith("[") && value.endsWith("]");
}
