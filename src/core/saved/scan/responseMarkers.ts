/**
 * Every response with balances contains one of these words, however it is written: a text without any need not be read.
 * They are Plaid's field names, also within JSON in a string; or they mark a Base64 body, in which no name can be seen.
 * `H4sI` is how a gzip body begins in Base64, `1f8b08` in hexadecimal digits.
 */
const responseMarkers =
  "[bB]ase64|encodedBody|H4sI|1f8b08|[bB]alances|rror_?[cC]ode|tem_?[iI]d|ore_?[aA]ttributes|ext_?[cC]ursor|ast_?[sS]tatus_?[cC]hange|orical_?[bB]alances";
export const responseMarker = new RegExp(responseMarkers, "g");
export const anyResponseMarker = new RegExp(responseMarkers);

/** True where a text may contain a response. */
export function mayContainResponse(text: string): boolean {
  return text.length > 20 && anyResponseMarker.test(text);
}
