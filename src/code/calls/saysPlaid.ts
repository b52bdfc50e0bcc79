import { contentOf, type MaskedSource } from "../languages/maskedSource.ts";

/** Where an import, a host or a name is said, there is no space. */
const longestName = 200;

/**
 * Whether the code of a file speaks of Plaid: a name, an import, a host, but no comment and no sentence. Names that others use
 * too are Plaid's only there.
 */
export function saysPlaid(source: MaskedSource): boolean {
  if (/plaid/i.test(source.code)) return true;
  return source.strings.some((string) => {
    const { start, end } = string.content;
    return end - start <= longestName && /^\S*plaid\S*$/i.test(contentOf(source, string));
  });
}
