import { factsOfCall } from "../facts.ts";
import type { Rule } from "./rule.ts";

/**
 * A real-time call for each of many goes to the bank each time: every one is billed, takes seconds, and Plaid allows five a
 * minute of an Item (https://plaid.com/docs/errors/rate-limit-exceeded/). One call answers for all accounts of an Item.
 */
export const realTimeInALoop: Rule = {
  id: "real-time-in-a-loop",
  languages: ["typescript", "python", "ruby", "go", "java"],
  isOnByDefault: true,
  docUrl: "https://plaid.com/docs/errors/rate-limit-exceeded/",
  find: (code) =>
    code.calls
      .filter(
        (call) =>
          factsOfCall(call.endpoint).use === "real-time" &&
          code
            .loopsAround(call.start)
            // A function that is only made there runs elsewhere.
            .some(
              (loop) => isOverBanks(loop.over) && (code.functionAt(call.start)?.start ?? 0) <= loop.start + sameHead,
            ),
      )
      .map(({ name, start, end }) => ({
        rule: "real-time-in-a-loop",
        severity: "information",
        named: name,
        start,
        end,
      })),
};

/** The callback of a loop begins right behind its parenthesis, with its parameters. */
const sameHead = 120;

/** What such loops go over; a loop over attempts, pages or days is another matter. */
function isOverBanks(over: string): boolean {
  return /item|account|acct|token|user|institution|bank|link|customer|connection|client|borrower|member/i.test(over);
}
