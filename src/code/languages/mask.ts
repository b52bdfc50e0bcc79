import type { CodeLanguage } from "./language.ts";
import type { MaskedSource, StringLiteral, TextRange } from "./maskedSource.ts";

/** A string that is being read: its end, and perhaps holes, are still to come. */
interface OpenString extends StringLiteral {
  end: number;
  readonly content: { readonly start: number; end: number };
  readonly holes: { start: number; end: number }[];
}

/** What a masker writes down while it reads a text from its beginning to its end. */
export class Mask {
  readonly text: string;
  readonly strings: OpenString[] = [];
  readonly comments: TextRange[] = [];
  /** Starts and ends in turn, ascending. */
  readonly #blanks: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Blanks a part that is neither code nor the content of a string. Parts come in the order of the text. */
  blank(start: number, end: number): void {
    if (end > start) this.#blanks.push(start, end);
  }

  comment(start: number, end: number): void {
    this.comments.push({ start, end });
    this.blank(start, end);
  }

  /** A string without holes, whole. */
  string(start: number, contentStart: number, contentEnd: number, end: number): void {
    this.strings.push({ start, end, content: { start: contentStart, end: contentEnd }, holes: [] });
    this.blank(contentStart, contentEnd);
  }

  /** A string whose content the masker blanks piece by piece, since code stands between. */
  open(start: number, contentStart: number): OpenString {
    const opened = this.unlisted(start, contentStart);
    this.strings.push(opened);
    return opened;
  }

  /** The same for what is read as a string and is none: a regular expression. */
  unlisted(start: number, contentStart: number): OpenString {
    const unfinished = this.text.length;
    return { start, end: unfinished, content: { start: contentStart, end: unfinished }, holes: [] };
  }

  finish(language: CodeLanguage): MaskedSource {
    const { text, strings, comments } = this;
    return { language, text, code: blanked(text, this.#blanks), strings, comments };
  }
}

export type { OpenString };

const spaces = " ".repeat(256);

function blanked(text: string, blanks: readonly number[]): string {
  let code = "";
  let at = 0;
  for (let index = 0; index < blanks.length; index += 2) {
    const start = blanks[index] ?? 0;
    const end = blanks[index + 1] ?? start;
    code += text.slice(at, start) + blankOf(text, start, end);
    at = end;
  }
  return code + text.slice(at);
}

/** As many spaces, with the line ends where they were. */
function blankOf(text: string, start: number, end: number): string {
  const length = end - start;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return text.slice(start, end).replace(/[^\r\n]+/g, (run) => spacesOf(run.length));
  }
  return spacesOf(length);
}

function spacesOf(length: number): string {
  return length <= spaces.length ? spaces.slice(0, length) : " ".repeat(length);
}
