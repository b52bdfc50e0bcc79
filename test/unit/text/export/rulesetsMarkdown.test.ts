import { expect, test } from "vitest";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { SignalFacts } from "../../../../src/core/reading/reading.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf, okReading, scoredFacts, signalFacts } from "../../../builders/comparison.ts";
import { minutesAgo } from "../../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function again(id: string, signal: SignalFacts, available: number) {
  const { accountId, amount, rulesetKey, clientTransactionId } = signal;
  const evaluate = { accountId, amount, rulesetKey, clientTransactionId };
  return okReading("single", "/signal/evaluate", [{ accountId, balances: { available } }], {
    id,
    signal,
    sent: { accountIds: [accountId], minLastUpdatedDatetime: null, evaluate },
    startedAt: minutesAgo(-1),
    serverTime: minutesAgo(-1),
  });
}

function rulesets(): Comparison {
  const cached = [checking({ available: 500, current: 500 })];
  return comparisonOf({
    cached,
    evaluation: { signal: signalFacts(), available: 400, current: 400 },
    more: [again("single:2", scoredFacts({ clientTransactionId: "two" }), 500), again("single:3", signalFacts(), 400)],
  });
}

test("an export has the evaluations of one debit side by side, a repeated one with whose answer it probably is", () => {
  const lines = comparisonMarkdown(rulesets(), context).split("\n");
  const row = (number: number) => lines.find((line) => line.startsWith(`| ${number} `)) ?? "";
  expect(row(1)).toMatch(/\| `default` +\| `ACCEPT` +\| \\?\$400\.00 +\| looks live .*Balance call/);
  expect(row(2)).toMatch(
    /`scores` .*`REROUTE` `high-risk` `high risk of a return` +\| \\?\$500\.00 .* 90 \/ 41 .*Signal call/,
  );
  expect(row(3)).toMatch(/Same ID as number 1: probably a replay of its response of .*12:00:00/);
  expect(row(3)).toContain("not documented");
});

test("an export of one evaluation has no such table", () => {
  const one = comparisonOf({ evaluation: { signal: signalFacts(), available: 400, current: 400 } });
  expect(comparisonMarkdown(one, context)).not.toMatch(/Rulesets compared|Evaluated again/);
});
