import type { Finding } from "../../core/findings/finding.ts";
import { adviceMessages } from "../messages/advice.ts";
import { findingMessages } from "../messages/findings.ts";
import type { Messages } from "../segment.ts";

/**
 * The English that these findings are told in, by key: for the page, which carries none of it. Of each finding every variant
 * and plural form, since which one is said depends on the reader's language.
 */
export function findingWords(findings: readonly Finding[]): Messages {
  const stems = new Set(
    findings.flatMap(({ code, advice, settledBy }) => [`finding.${code}`, `advice.${advice}`, `settle.${settledBy}`]),
  );
  const all: Messages = { ...findingMessages, ...adviceMessages };
  return Object.fromEntries(Object.entries(all).filter(([key]) => stems.has(stemOf(key))));
}

/** A key without its variant and its plural form: what stands before its second dot. */
function stemOf(key: string): string {
  return key.split(".", 2).join(".");
}
