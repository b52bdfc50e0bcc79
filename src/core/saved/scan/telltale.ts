/**
 * One of these words is in every answer with balances, however it is written: what has none of them need not be read.
 * They are Plaid's field names, and stand so in JSON inside a string too; or what says that a body is in Base64, in which none
 * of them can be seen. `H4sI` is how one that gzip made begins there, `1f8b08` how in hexadecimals.
 */
const telltaleWords =
  "[bB]ase64|encodedBody|H4sI|1f8b08|[bB]alances|rror_?[cC]ode|tem_?[iI]d|ore_?[aA]ttributes|ext_?[cC]ursor|ast_?[sS]tatus_?[cC]hange|orical_?[bB]alances";
export const telltale = new RegExp(telltaleWords, "g");
export const hasTelltale = new RegExp(telltaleWords);

/** Whether a text may hold an answer. */
export function mayHoldAnswer(text: string): boolean {
  return text.length > 20 && hasTelltale.test(text);
}
