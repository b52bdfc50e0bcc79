import { contentOf } from "../languages/maskedSource.ts";
import type { Remark, Rule, RuledCode } from "./rule.ts";

/**
 * Plaid took its Development environment down in June 2024 (https://plaid.com/docs/changelog/): its host no longer answers.
 */
export const removedEnvironment: Rule = {
  id: "removed-environment",
  languages: ["typescript", "python", "ruby", "go", "java", "http"],
  isOnByDefault: true,
  docUrl: "https://plaid.com/docs/changelog/",
  find: (code) => [...namesIn(code), ...stringsIn(code), ...linesIn(code)],
};

/** The environment by its name in an SDK of today or before: `PlaidEnvironments.development`, `plaid.Development`. */
const name =
  /\b(?:PlaidEnvironments\s*\.\s*|plaid\s*\.\s*environments\s*\.\s*|plaid\s*\.\s*Environment\s*\.\s*|plaid\s*\.\s*|ApiClient\s*\.\s*)(?<environment>development|Development)\b/dg;

const host = "development.plaid.com";

/**
 * The table of environments, before a name in brackets, or before one that stands in for what is not set:
 * `PlaidEnvironments["development"]`, `PlaidEnvironments[process.env.PLAID_ENV || "development"]`.
 */
const table =
  /\b(?:PlaidEnvironments|Plaid::Configuration::Environment)\s*\[\s*(?:(?:[^[\]\n]|\[[^[\]\n]*\])*(?:\|\||\?\?)\s*)?$/;
const tableEnd = /^\s*\)?\s*(?:as\s[\w\s.]+)?\]/;

/** How far back and ahead of a name its table is read. */
const reach = 160;

function* namesIn({ source }: RuledCode): Generator<Remark> {
  for (const match of source.code.matchAll(name)) {
    const [start, end] = match.indices?.groups?.environment ?? [0, 0];
    yield remark(start, end);
  }
}

function* stringsIn({ source }: RuledCode): Generator<Remark> {
  for (const string of source.strings) {
    const content = contentOf(source, string);
    const at = content.indexOf(host);
    const start = string.content.start + at;
    if (at >= 0) yield remark(start, start + host.length);
    else if (
      content === "development" &&
      table.test(source.code.slice(Math.max(0, string.start - reach), string.start)) &&
      tableEnd.test(source.code.slice(string.end, string.end + reach))
    )
      yield remark(string.content.start, string.content.end);
  }
}

/** The hosts of an `.http` file's requests and variables, which need no quotes. */
function* linesIn({ source }: RuledCode): Generator<Remark> {
  if (source.language !== "http") return;
  for (const { index } of source.code.matchAll(/(?<![\w.-])development\.plaid\.com\b/g))
    yield remark(index, index + host.length);
}

function remark(start: number, end: number): Remark {
  return { rule: "removed-environment", severity: "warning", named: host, start, end };
}
