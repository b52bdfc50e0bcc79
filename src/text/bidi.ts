/**
 * A letter of a script that is written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and the smaller scripts
 * of their planes.
 */
const letter = "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
/** Words of one name; words further apart belong to another column. */
const run = new RegExp(`${letter}(?:\\p{M}*['".&/-]? ?${letter})*\\p{M}*`, "gu");

/**
 * Isolates each run of right-to-left words with U+2068 and U+2069, so that the digits and dots after such a name keep
 * their side; otherwise a row no longer shows which number belongs to which name. Other texts are unchanged. To be
 * applied last, to a text that holds no such characters from outside. Source: Unicode Standard Annex #9, 2.7.
 */
export function isolateRuns(text: string): string {
  return text.replaceAll(run, "\u2068$&\u2069");
}
