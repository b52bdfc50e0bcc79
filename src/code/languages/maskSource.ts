import { maskEcmascript } from "./ecmascript.ts";
import { maskGo } from "./go.ts";
import { maskHttp } from "./http.ts";
import { maskJava } from "./java.ts";
import type { CodeLanguage } from "./language.ts";
import { Mask } from "./mask.ts";
import type { MaskedSource } from "./maskedSource.ts";
import { maskPython } from "./python.ts";
import { maskRuby } from "./ruby.ts";

const maskers: Readonly<Record<CodeLanguage, (mask: Mask) => void>> = {
  typescript: maskEcmascript,
  python: maskPython,
  ruby: maskRuby,
  go: maskGo,
  java: maskJava,
  http: maskHttp,
};

/**
 * Tells a text's code from its strings and comments, by the rules of its language. Takes time in proportion to the text,
 * and any text: what is unfinished ends where the language gives it up.
 */
export function maskSource(language: CodeLanguage, text: string): MaskedSource {
  const mask = new Mask(text);
  maskers[language](mask);
  return mask.finish(language);
}
