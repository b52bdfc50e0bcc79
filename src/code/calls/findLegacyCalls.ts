import type { CodeFile } from "./codeFile.ts";
import { legacySdks } from "./legacyMethods.ts";
import type { PlaidCall } from "./plaidCall.ts";
import { receiverOf } from "./receiverOf.ts";

/** The last name of what these methods are called on: their names alone say too little. */
const client = /(?:plaid|client)\w*(?:\(\))?$/i;

const patterns = new Map(
  Object.entries(legacySdks).map(([language, { methods }]) => {
    const names = Object.keys(methods).map((name) => name.replaceAll(".", "\\s*\\.\\s*"));
    return [language, new RegExp(`\\.\\s*(${names.join("|")})\\s*\\(`, "g")];
  }),
);

/** The calls by a method of an SDK from before 2021, in a file that is surely one of those. */
export function findLegacyCalls({ source, brackets, isPlaid }: CodeFile): readonly PlaidCall[] {
  const sdk = legacySdks[source.language];
  const pattern = patterns.get(source.language);
  if (sdk === undefined || pattern === undefined || !isPlaid) return [];
  const isLegacy = sdk.evidence.test(source.text);
  const calls: PlaidCall[] = [];
  for (const match of source.code.matchAll(pattern)) {
    const name = match[1] ?? "";
    const chain = name.replace(/\s+/g, "").split(".");
    const endpoint = sdk.methods[chain.join(".")];
    if (endpoint === undefined || !client.test(receiverOf(source.code, match.index))) continue;
    const sent = brackets.at(match.index + match[0].length - 1)?.inside;
    const given = source.text.slice(sent?.start, sent?.end);
    // Without the client in the file, a chain that nobody else has, or one that is given an access token.
    const isSure = isLegacy || chain.length > 2 || (chain.length === 2 && /access_?token/i.test(given));
    // What takes a context, or nothing, is a wrapper: these clients had no use for one.
    if (!isSure || /^\s*(?:ctx\b|$)/.test(given)) continue;
    const start = match.index + match[0].indexOf(name);
    const end = start + name.length;
    calls.push({
      endpoint,
      how: "legacy-sdk",
      name,
      start,
      end,
      argumentsStart: sent?.start ?? end,
      argumentsEnd: sent?.end ?? end,
    });
  }
  return calls;
}
