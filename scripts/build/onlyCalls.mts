/** The two functions of the SDK's `api.ts` that return an object with a member for each call. */
const holders = ["PlaidApiAxiosParamCreator", "PlaidApiFp"];

/**
 * The SDK's `api.ts` with those calls alone that are named. The class `PlaidApi` and the factory go on as they are: they
 * look a call up when it is made.
 * @throws Error where the file is not written as its generator writes it
 */
export function onlyCalls(source: string, names: ReadonlySet<string>): string {
  return holders.reduce((text, holder) => withMembers(text, holder, names), source);
}

function withMembers(source: string, holder: string, names: ReadonlySet<string>): string {
  const [before, , rest] = partition(source, `export const ${holder} =`, holder);
  const [head, opening, body] = partition(rest, "    return {\n", holder);
  const [members, closing, after] = partition(body, "\n    }\n};\n", holder);
  // A member ends where its indentation does.
  const kept = `${members}\n`.split(/(?<=^ {8}\},\n)/m).filter((member) => names.has(nameOf(member, holder)));
  return `${before}export const ${holder} =${head}${opening}${kept.join("").trimEnd()}${closing}${after}`;
}

/** `name: async (` or `async name(`, behind its comment. */
function nameOf(member: string, holder: string): string {
  const [, asValue, asMethod] = /^ {8}(?:(\w+): async \(|async (\w+)\()/m.exec(member) ?? [];
  const name = asValue ?? asMethod;
  if (name === undefined) throw new Error(`plaid/api.ts: a member of ${holder} has another form than before`);
  return name;
}

function partition(text: string, separator: string, holder: string): readonly [string, string, string] {
  const at = text.indexOf(separator);
  if (at < 0) throw new Error(`plaid/api.ts: ${holder} is written otherwise than before`);
  return [text.slice(0, at), separator, text.slice(at + separator.length)];
}
