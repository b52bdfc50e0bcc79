/**
 * A letter of a right-to-left script: Hebrew, Arabic, Syriac, Thaana, N'Ko, and the smaller scripts of their planes.
 */
const letter = "[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]";
/** A run of words of one name; words further apart belong to another column. */
const run = new RegExp(`${letter}(?:\\p{M}*['".&/-]? ?${letter})*\\p{M}*`, "gu");

/**
 * Isolates each run of right-to-left words with U+2068 and U+2069, so that digits and dots after such a name stay in
 * place; otherwise a row no longer shows which number belongs to which name. Other text is unchanged. To be applied
 * last, to text without such characters from outside. Source: Unicode Standard Annex #9, 2.7.
 */
export function isolateRuns(text: string): string {
  return text.replaceAll(run, "\u2068$&\u2069");
}
