import type { Finding } from "../../core/findings/finding.ts";
import { adviceMessages } from "../messages/advice.ts";
import { findingMessages } from "../messages/findings.ts";
import type { Messages } from "../segment.ts";

/**
 * The English titles and sentences of these findings by key, for the page, whose bundle has none. Includes all
 * variants and plural forms: the reader's language decides which is used.
 */
export function messagesOfFindings(findings: readonly Finding[]): Messages {
  const stems = new Set(
    findings.flatMap(({ code, advice, settledBy }) => [
      `why.${code}`,
      `finding.${code}`,
      `advice.${advice}`,
      `settle.${settledBy}`,
    ]),
  );
  const all: Messages = { ...findingMessages, ...adviceMessages };
  return Object.fromEntries(Object.entries(all).filter(([key]) => stems.has(stemOf(key))));
}

/** A key without variant and plural form: the part before its second dot. */
function stemOf(key: string): string {
  return key.split(".", 2).join(".");
}
