/** What a when-clause reads: context keys by name; an absent one is undefined. */
export type WhenContext = Readonly<Record<string, unknown>>;

const tokens = /\s*(\(|\)|&&|\|\||==|!=|=~|!|\/(?:[^/\\]|\\.)*\/|'[^']*'|[\w.$-]+)/y;

/**
 * Whether a when-clause of the manifest holds, as VS Code reads it: `||` binds loosest, then `&&`, then `!`; a value may
 * be quoted, and a pattern stands between slashes.
 * Source: https://code.visualstudio.com/api/references/when-clause-contexts
 * @throws Error for what it cannot read, so that no clause counts as false unread
 */
export function holds(clause: string, context: WhenContext): boolean {
  const words = split(clause);
  let at = 0;
  const either = (): boolean => {
    let result = both();
    while (words[at] === "||") {
      at += 1;
      const right = both();
      result = result || right;
    }
    return result;
  };
  const both = (): boolean => {
    let result = single();
    while (words[at] === "&&") {
      at += 1;
      const right = single();
      result = result && right;
    }
    return result;
  };
  const single = (): boolean => {
    const word = words[at];
    at += 1;
    if (word === undefined) throw new Error(`${clause} ends too early`);
    if (word === "!") return !single();
    if (word === "(") {
      const inner = either();
      if (words[at] !== ")") throw new Error(`${clause} closes no bracket`);
      at += 1;
      return inner;
    }
    return comparison(word);
  };
  const comparison = (key: string): boolean => {
    const operator = words[at];
    const value = word(key);
    if (operator !== "==" && operator !== "!=" && operator !== "=~") return Boolean(value);
    const right = words[at + 1] ?? "";
    at += 2;
    if (operator === "=~") return new RegExp(right.slice(1, -1)).test(String(value ?? ""));
    const isSame = String(value ?? "") === right.replace(/^'(.*)'$/, "$1");
    return operator === "==" ? isSame : !isSame;
  };
  const word = (key: string): unknown => (key === "true" ? true : key === "false" ? false : context[key]);
  const result = either();
  if (at !== words.length) throw new Error(`${clause} cannot be read from ${words[at]}`);
  return result;
}

function split(clause: string): readonly string[] {
  const words: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < clause.trimEnd().length) {
    const from = tokens.lastIndex;
    const word = tokens.exec(clause)?.[1];
    if (word === undefined) throw new Error(`${clause} cannot be read from ${clause.slice(from)}`);
    words.push(word);
  }
  return words;
}
