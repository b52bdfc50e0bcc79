/** What is measured: the calls that the extension finds in a file, as lines. */
import { languageOf } from "../../src/code/languages/language.ts";
import { scanCode } from "../../src/code/scanCode.ts";

export interface FoundCall {
  /** Its path: `/accounts/get`. */
  readonly endpoint: string;
  /** From 1. */
  readonly line: number;
}

/** None in a language that is not read, and in a file that does not speak of Plaid. */
export function foundCalls(file: string, text: string): readonly FoundCall[] {
  const language = languageOf(file);
  const scanned = language === null ? null : scanCode(language, text);
  return (scanned?.calls ?? []).map(({ endpoint, start }) => ({
    endpoint,
    line: text.slice(0, start).split("\n").length,
  }));
}
