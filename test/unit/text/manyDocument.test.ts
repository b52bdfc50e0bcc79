import { describe, expect, test } from "vitest";
import { type ItemOutcome, outcomeOf } from "../../../src/core/summaries/itemOutcomes.ts";
import { manyDocument } from "../../../src/text/documents/manyDocument.ts";
import { manyHeadline, manySentences, outcomeWords, whyWords } from "../../../src/text/documents/manySentences.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts } from "../../builders/comparison.ts";
import { hoursAgo, serverNow } from "../../builders/times.ts";

const context = { messages: {}, locale: "en-US", timeZone: "UTC" };

function compared(name: string, numbers: { cached: number; bank: number; currency?: string }): ItemOutcome {
  const { cached, bank, currency = "USD" } = numbers;
  const shown = (value: number) => [checking({ available: value, current: value, currency })];
  const item = itemFacts({
    itemId: name,
    institutionName: name,
    transactions: { lastSuccessfulUpdate: hoursAgo(19), lastFailedUpdate: null },
  });
  return outcomeOf(comparisonOf({ item, cached: shown(cached), realTime: shown(bank) }));
}

const failed: ItemOutcome = {
  kind: "not-compared",
  item: comparisonOf({}).item,
  failure: { reason: "budget-spent", requestId: null },
};
const unsure = outcomeOf(
  comparisonOf({
    cached: [checking({ available: 1, current: 1 })],
    realTime: failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN"),
  }),
);
const outcomes = [
  compared("Tartan | Bank", { cached: 10, bank: 5 }),
  compared("Platypus", { cached: 1000, bank: 106.44 }),
  compared("Euro", { cached: 3, bank: 1, currency: "EUR" }),
  compared("Same", { cached: 7, bank: 7 }),
  unsure,
  failed,
];

describe("several comparisons as text", () => {
  const text = manyDocument(
    {
      outcomes,
      left: 2,
      startedAt: serverNow,
      environment: "Local Sandbox",
      nameOf: ({ item }) => item.institutionName ?? item.itemId,
    },
    context,
  );

  test("say first how many disagree, agree, failed and were left", () => {
    expect(text).toContain("# 5 Items compared");
    expect(manySentences(outcomes, 2, context)).toEqual([
      "3 differ.",
      "1 matches.",
      "1 is unknown: no real-time call was answered.",
      "1 was not compared.",
      "2 were left when it was cancelled.",
    ]);
    for (const sentence of manySentences(outcomes, 2, context)) expect(text).toContain(`- ${sentence}`);
  });

  test("say the same in one line, for a title", () => {
    const line = "3 differ, 1 matches, 1 unknown, 1 not compared, 2 cancelled";
    expect(manyHeadline(outcomes, 2, context)).toBe(line);
    expect(manyHeadline(outcomes.slice(3, 4), 0, context)).toBe("1 matches");
  });

  test("rank each currency by itself, the widest difference first, with its age and why", () => {
    const dollars = text.slice(text.indexOf("## Disagree most, USD"), text.indexOf("## Disagree most, EUR"));
    const rows = dollars.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| ---"));
    expect(rows[1]).toMatch(/^\| Platypus \| \$893\.56 \| 1 \| ≤ 19 h old \| .{20,} \|$/);
    expect(rows[2]).toMatch(/^\| Tartan \\\| Bank \| \$5\.00 \| 1 \|/);
    expect(rows).toHaveLength(3);
    expect(text).toMatch(/## Disagree most, EUR\n\n.*\n.*\n\| Euro \| €2\.00 /);
  });

  test("name the oldest balances and every failure, and leave no key and no placeholder", () => {
    expect(text).toContain("## Oldest cached balances");
    expect(text).toContain("so it was not made");
    expect(text).not.toMatch(/many\.|[{}]/);
  });
});

test("one Item in a few words says by how much, how old and what failed; why is its first finding", () => {
  const [tartan, , , same] = outcomes;
  expect(tartan && outcomeWords(tartan, context)).toBe("$5.00 in 1 account · ≤ 19 h old");
  expect(same && outcomeWords(same, context)).toBe("match · ≤ 19 h old");
  expect(outcomeWords(unsure, context)).toBe("no real-time call was answered · ≤ 5 h old · 1 call failed");
  expect(outcomeWords(failed, context)).toMatch(/^Another call would pass/);
  expect(whyWords({ gravest: null, explanation: null }, context)).toBe("");
  expect(tartan?.kind === "compared" && whyWords(tartan, context)).toMatch(/\$5\.00/);
});
