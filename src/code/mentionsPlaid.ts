/** What is longer is made by a machine, or data. UTF-16 code units. */
const longest = 1_000_000;

/**
 * Whether a file can hold anything to say: it has the word, in one of its three spellings, and is no longer than a person
 * writes. Calls without the word are rare enough to be left out; `bench/code.mts` has what this costs.
 */
export function mentionsPlaid(text: string): boolean {
  if (text.length > longest) return false;
  return text.includes("plaid") || text.includes("Plaid") || text.includes("PLAID");
}
