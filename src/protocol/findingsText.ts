import type { Finding } from "../core/findings/finding.ts";

/**
 * Findings on their way to the page. Thousands of them, each with its evidence, are more to read than the answers they
 * explain, and a message is read whole before any of it is shown. A text costs the arrival next to nothing, and is read
 * once the answers stand.
 */
export type FindingsText = string;

/** What the host has found, and the words for it. */
export interface ToldFindings {
  readonly findings: readonly Finding[];
  /** The English that they are told in, by key: the page carries none of its own. */
  readonly words: Readonly<Record<string, string>>;
}

export const noFindingsText: FindingsText = "[]";

export function writeFindings({ findings, words }: ToldFindings): FindingsText {
  return JSON.stringify([findings, words]);
}

/** The other end of `writeFindings`: the host is trusted with the content. Null where it cannot be read. */
export function readFindings(text: FindingsText): ToldFindings | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read)) return null;
    const [findings = [], words = {}] = read;
    return { findings, words };
  } catch {
    return null;
  }
}

/** Tells what `writeFindings` writes from what is something else, without reading it. */
export function isFindingsText(value: unknown): value is FindingsText {
  return typeof value === "string" && value.startsWith("[") && value.endsWith("]");
}
