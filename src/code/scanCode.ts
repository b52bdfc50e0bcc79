import { findCalls } from "./calls/findCalls.ts";
import type { PlaidCall } from "./calls/plaidCall.ts";
import type { CodeLanguage } from "./languages/language.ts";
import type { MaskedSource } from "./languages/maskedSource.ts";
import { maskSource } from "./languages/maskSource.ts";

/** What is longer is made by a machine, or data. UTF-16 code units. */
const longest = 1_000_000;

/** A file that speaks of Plaid. */
export interface ScannedCode {
  readonly source: MaskedSource;
  readonly calls: readonly PlaidCall[];
}

/**
 * Whether a file can hold anything to say: it has the word, in one of its three spellings, and is no longer than a person
 * writes. Calls without the word are rare enough to be left out; `bench/code.mts` has what this costs.
 */
export function mentionsPlaid(text: string): boolean {
  if (text.length > longest) return false;
  return text.includes("plaid") || text.includes("Plaid") || text.includes("PLAID");
}

/** The calls of a file; null for one that does not speak of Plaid, or is longer than 1 MB: it is not read further. */
export function scanCode(language: CodeLanguage, text: string): ScannedCode | null {
  if (!mentionsPlaid(text)) return null;
  const source = maskSource(language, text);
  return { source, calls: findCalls(source) };
}
