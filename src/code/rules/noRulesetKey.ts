import type { Rule } from "./rule.ts";

/**
 * Without `ruleset_key` it depends on the client's age what decides: clients since 2025-10-15 get the ruleset `default`, or
 * `RULESET_NOT_FOUND`; earlier ones of Signal Transaction Scores get no ruleset and no decision
 * (https://plaid.com/docs/signal/signal-rules/).
 */
export const noRulesetKey: Rule = {
  id: "no-ruleset-key",
  languages: ["typescript", "python", "ruby", "http"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/signal/signal-rules/",
  find: ({ source, calls }) =>
    calls.flatMap(({ endpoint, name, start, end, argumentsStart, argumentsEnd }) => {
      if (endpoint !== "/signal/evaluate" && endpoint !== "/processor/signal/evaluate") return [];
      const sent = source.text.slice(argumentsStart, argumentsEnd);
      // What is sent has to be seen: all of it stands here, and nothing is spread into it.
      if (!/client_transaction_id/.test(sent) || /ruleset_?key/i.test(sent) || /\.\.\.|\*\*/.test(sent)) return [];
      return [{ rule: "no-ruleset-key", severity: "hint", named: name, start, end }] as const;
    }),
};
