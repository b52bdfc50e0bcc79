/** Letters that read from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and the smaller scripts of their planes. */
const letter = "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
/** Words of one name: what is set further apart is another column. */
const run = new RegExp(`${letter}(?:\\p{M}*['".&/-]? ?${letter})*\\p{M}*`, "gu");

/**
 * A text in which what reads from right to left stays in its place: without it, the digits and dots that follow such a name
 * change sides with it, and a row no longer shows which number is whose. U+2068 and U+2069 around each run of such words;
 * a text without any is the same. Applied last, to what holds no such characters from outside.
 * Source: Unicode Standard Annex #9, 2.7.
 */
export function isolateRuns(text: string): string {
  return text.replaceAll(run, "\u2068$&\u2069");
}
