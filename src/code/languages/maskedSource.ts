import type { CodeLanguage } from "./language.ts";

/** A part of a text, in UTF-16 code units as VS Code counts them; `end` is the first one after it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A string as it is written, from its first character (a prefix or an opening quote) to the last of its closing quote. */
export interface StringLiteral extends TextRange {
  /** Between the quotes. An unfinished string ends where its language gives it up: at the end of the line, or of the text. */
  readonly content: TextRange;
  /** The code inside it, `${…}` and its like, without the brackets; in the order of the text. */
  readonly holes: readonly TextRange[];
}

/** A source whose strings and comments are blanked, so that what is left is code. */
export interface MaskedSource {
  readonly language: CodeLanguage;
  readonly text: string;
  /**
   * As long as `text` and with the same line ends; spaces for every comment, with its signs, and for what is in strings,
   * regular expressions and the text of JSX. Quotes stay, and so does the code in holes.
   */
  readonly code: string;
  /** In the order of the text; a string in a hole comes after the one it is in. */
  readonly strings: readonly StringLiteral[];
  /** In the order of the text, with their signs. */
  readonly comments: readonly TextRange[];
}

/** What is written between the quotes, escapes and holes as they stand. */
export function contentOf({ text }: MaskedSource, { content }: StringLiteral): string {
  return text.slice(content.start, content.end);
}
