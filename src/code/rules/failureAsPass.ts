import { factsOfCall } from "../facts.ts";
import type { TextRange } from "../languages/maskedSource.ts";
import type { Remark, Rule, RuledCode } from "./rule.ts";

/**
 * A balance that could not be read says nothing about the money: a check that passes then lets every debit through while the
 * bank or the Item is down (https://plaid.com/docs/errors/).
 */
export const failureAsPass: Rule = {
  id: "failure-as-pass",
  languages: ["typescript", "python"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/signal/",
  find: (code) => [...passesIn(code)],
};

/** A field or a variable that says the check went well. */
const passes =
  /\b(?:approved?|is_?approved|allowed|is_?allowed|sufficient|is_?sufficient|sufficient_?funds|has_?(?:sufficient|enough)_?\w*|can_?(?:proceed|debit|transfer|pay|afford)\w*|passed|eligible|is_?eligible)\b["']?\]?\s*[:=]\s*(?:true|True)\b/gi;

const plainTrue = /\breturn\s+(?:true|True)\b/g;

/** What is named for a question that `true` answers well. */
const checks =
  /(?:check|verify|validate|has|can|is|ensure)_?\w*(?:sufficient|enough|balance|funds|afford|debit|transfer|pay)/i;

function* passesIn(code: RuledCode): Generator<Remark> {
  const { source, calls, handled } = code;
  const marked = new Set<number>();
  for (const { tried, failed } of handled()) {
    if (!calls.some(({ endpoint, start }) => readsBalance(endpoint) && tried.start <= start && start < tried.end))
      continue;
    const said = source.code.slice(failed.start, failed.end);
    const found = [...said.matchAll(passes)];
    if (found.length === 0 && checks.test(nameOf(code, failed))) found.push(...said.matchAll(plainTrue));
    for (const match of found) {
      const start = failed.start + match.index;
      if (marked.has(start)) continue;
      marked.add(start);
      yield {
        rule: "failure-as-pass",
        severity: "warning",
        named: match[0],
        start,
        end: start + match[0].length,
      };
    }
  }
}

function readsBalance(endpoint: Parameters<typeof factsOfCall>[0]): boolean {
  const { use } = factsOfCall(endpoint);
  return use === "cached" || use === "real-time" || use === "evaluated" || use === "decides";
}

/** The head of the function around a place, up to its parameters. */
function nameOf({ source, functionAt }: RuledCode, { start }: TextRange): string {
  const body = functionAt(start);
  if (body === null) return "";
  const head = source.code.slice(Math.max(0, body.start - 400), body.start);
  const named = [
    ...head.matchAll(
      /(?:\bdef\s+|\bfunction\s+|\bconst\s+|\basync\s+|\n\s*)([A-Za-z_$][\w$]*)\s*(?:=\s*(?:async\s*)?)?\(/g,
    ),
  ];
  return named.at(-1)?.[1] ?? "";
}
