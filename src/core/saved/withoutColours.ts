/** A terminal's colours and links: `ESC [ 32 m`, `ESC ] 8 ; ; URL BEL`. Source: ECMA-48, sections 5.4 and 8.3.117 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const sequences = /\u001b(?:\[[\d;:?]{0,40}[A-Za-z]|\][^\u0007\u001b\n]{0,2000}(?:\u0007|\u001b\\))/g;

/** Removes the control sequences for a terminal from a text: loggers write colours into files and containers too. */
export function withoutColours(text: string): string {
  return text.includes("\u001b") ? text.replaceAll(sequences, "") : text;
}
