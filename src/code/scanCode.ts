import { findCalls } from "./calls/findCalls.ts";
import type { PlaidCall } from "./calls/plaidCall.ts";
import type { CodeLanguage } from "./languages/language.ts";
import type { MaskedSource } from "./languages/maskedSource.ts";
import { maskSource } from "./languages/maskSource.ts";
import { mentionsPlaid } from "./mentionsPlaid.ts";

/** A file that speaks of Plaid. */
export interface ScannedCode {
  readonly source: MaskedSource;
  readonly calls: readonly PlaidCall[];
}

/** The calls of a file; null for one that does not speak of Plaid, or is longer than 1 MB: it is not read further. */
export function scanCode(language: CodeLanguage, text: string): ScannedCode | null {
  if (!mentionsPlaid(text)) return null;
  const source = maskSource(language, text);
  return { source, calls: findCalls(source) };
}
