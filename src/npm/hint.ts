/** Tells the person who runs the tests a sentence, on stderr unless their Node was told otherwise. */
export function hint(sentence: string): void {
  process.emitWarning(sentence, "BalanceLensHint");
}
