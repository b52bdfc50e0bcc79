import { findingMessages } from "../messages/findings.ts";
import type { TextContext } from "../segment.ts";
import { findMessage } from "../translate.ts";

/** A finding's title, key `why.<code>`; for a code without one, as of a later version, the code as words. */
export function findingTitle(code: string, context: TextContext): string {
  return findMessage(`why.${code}`, findingMessages, context) ?? sentenceCase(code.replaceAll("-", " "));
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
