import { firstPlace } from "../../core/firstPlace.ts";
import type { CodeLanguage } from "../languages/language.ts";
import type { StringLiteral } from "../languages/maskedSource.ts";
import type { RuledCode } from "../rules/rule.ts";
import type { Mend } from "./codeFix.ts";

/** How a language reads a variable of the environment. */
const reads: Readonly<Partial<Record<CodeLanguage, (name: string, quote: string) => string>>> = {
  typescript: (name) => `process.env.${name}`,
  python: (name, quote) => `os.environ[${quote}${name}${quote}]`,
  ruby: (name, quote) => `ENV.fetch(${quote}${name}${quote})`,
  go: (name) => `os.Getenv("${name}")`,
  java: (name) => `System.getenv("${name}")`,
};

/** What a value stands behind. In TypeScript a sign without space may be that of an attribute in JSX. */
const valueIn: Readonly<Partial<Record<CodeLanguage, RegExp>>> = {
  typescript: /(?:[^=!<>]\s=|[:(,[])\s*$|\breturn\s+$/,
};
const value = /(?:[^=!<>]=|=>|[:(,[{])\s*$|\breturn\s+$/;

/** Behind a value: the end of it. A string before a colon is a key, and one before another string is a part of it. */
const valueEnd = /^[ \t]*(?:[,;)\]}]|$|\r?\n\s*(?![\s"'.+%*\\]))/;

/** The environment is asked already, and the secret is what stands in for nothing; or another way of reading it is at hand. */
const variable = /["'][A-Z_]+["']\s*,\s*$/;
const asked = /\benv\b|getenv|\benviron\b/i;
const otherWays = /\bimport\s*\.\s*meta\b|\bDeno\s*\./;

/** Reads a token or a secret from the environment where it is the whole of a value, and what reads it is there. */
export const useEnvironment: Mend = (code, { start, end }) => {
  const { text, language, strings } = code.source;
  const string = strings[firstPlace(strings, ({ content }) => content.start >= start)];
  const read = reads[language];
  if (read === undefined || string?.content.start !== start || string.content.end !== end) return null;
  if (!isWholeValue(code, string) || !canRead(code, string)) return null;
  const written = text.slice(start, end);
  const kind = /^(?:access|processor)(?=-)/.exec(written)?.[0];
  const name = kind === undefined ? "PLAID_SECRET" : `PLAID_${kind.toUpperCase()}_TOKEN`;
  return { kind: "use-environment", at: string, text: read(name, text.charAt(string.start)) };
};

function isWholeValue({ source }: RuledCode, { start, end, content }: StringLiteral): boolean {
  const { code, text, language } = source;
  const before = code.slice(Math.max(0, start - 200), start);
  const quote = text.slice(start, content.start);
  return (
    /^["']$/.test(quote) &&
    text.slice(content.end, end) === quote &&
    (valueIn[language] ?? value).test(before) &&
    valueEnd.test(code.slice(end, end + 200))
  );
}

/** Whether the environment can be read there: constants of Go, annotations of Java and members of an enumeration cannot. */
function canRead({ source, brackets }: RuledCode, { start }: StringLiteral): boolean {
  const { code, text, language } = source;
  if (language === "typescript" && otherWays.test(code)) return false;
  if (language === "python" && !/^import[ \t]+(?:[\w.]+[ \t]*,[ \t]*)*os[ \t]*(?:,|$)/m.test(code)) return false;
  if (language === "go" && !/^(?:import)?[ \t]+"os"[ \t]*\r?$/m.test(text)) return false;
  const line = code.slice(code.lastIndexOf("\n", start - 1) + 1, start);
  const pair = brackets().around(start);
  const giver = pair === null ? "" : code.slice(Math.max(0, pair.start - 80), pair.start);
  if (variable.test(text.slice(Math.max(0, start - 80), start))) return false;
  if (asked.test(line) || (pair?.kind === "(" && asked.test(giver.slice(giver.lastIndexOf("\n") + 1)))) return false;
  if (language === "go") return !/^\s*const\b/.test(line) && !/\bconst\s*$/.test(giver);
  if (language === "java") return !/@[\w.]+\s*\(?\s*$/.test(giver);
  return !/\benum\s+\w+\s*$/.test(giver);
}
