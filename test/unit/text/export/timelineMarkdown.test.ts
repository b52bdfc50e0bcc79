import { expect, it } from "vitest";
import { accountCalls } from "../../../../src/core/timeline/accountCalls.ts";
import { callsOnly } from "../../../../src/core/timeline/callsOnly.ts";
import { measuredTimeline } from "../../../../src/core/timeline/measuredTimeline.ts";
import type { Timeline } from "../../../../src/core/timeline/timeline.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { timelineMarkdown } from "../../../../src/text/export/timelineMarkdown.ts";
import { checking } from "../../../builders/accounts.ts";
import { comparisonOf } from "../../../builders/comparison.ts";
import { bankStep, dailyRefresh, timelineOf } from "../../../builders/timelines/timelines.ts";

const context = createTextContext({ locale: "en-US", messages: {}, timeZone: "UTC" });
const written = (timeline: Timeline) => timelineMarkdown(measuredTimeline(timeline, null), context).join("\n\n");
const rowsOf = (text: string) => text.split("\n").filter((line) => /^\| (Mar|Feb) /.test(line));

it("tells the steps of the picture's period, with what caused each", () => {
  const text = written(dailyRefresh());
  expect(text).toContain("## Over time: Tattersall Checking ••0417");
  expect(text).toMatch(/\| Mar 10, 2026, 08:51:21 +\| Bank: posted \$76\.75 Rail +\| +\$1,899\.02 \| +\$1,983\.14 \|/);
  expect(text).toMatch(/\| Plaid’s copy: real-time call +\| +\$1,761\.52 \|/);
  expect(text).toMatch(/\| \/accounts\/balance\/get \(real-time\) +\|/);
});

it("is folded where it is long, and says what it leaves out", () => {
  expect(written(timelineOf({ bank: [bankStep(1, 10, 10)] }))).not.toContain("<details>");
  const bank = Array.from({ length: 300 }, (_, place) => bankStep(30 - place * 0.1, place, place));
  const text = written(timelineOf({ bank, copies: [] }));
  expect(text).toMatch(/^<details><summary>\d+ events<\/summary>\n\n\|/m);
  expect(text).toContain("</details>");
  expect(rowsOf(text).length).toBeLessThanOrEqual(200);
  expect(text).toContain(`${300 - rowsOf(text).length}`);
});

it("shows a name that a bank wrote as it is", () => {
  const bank = [bankStep(2, 10, 10, { name: "</details>|[x](http://evil.test)", amount: 3 })];
  const text = written(timelineOf({ bank }));
  expect(text).not.toContain("</details>");
  expect(text).toContain("\\[x\\](http");
});

it("without a ledger has the calls alone, each with the time its balance may be of", () => {
  const comparison = comparisonOf({
    environment: "sandbox",
    cached: [checking({ available: 100, current: 120 })],
    realTime: [checking({ available: 80, current: 120 })],
  });
  const timeline = callsOnly([accountCalls(comparison, "checking")], {
    ...{ itemId: comparison.item.itemId, accountId: "checking", now: null },
  });
  if (timeline === null) throw new Error("no call has a balance");
  const text = comparisonMarkdown(comparison, context, measuredTimeline(timeline, comparison.id));
  const [, table = ""] = text.split("## Over time");
  expect(table).toMatch(/Balance is of \|/);
  expect(table.split("## ")[0]).not.toMatch(/Bank:|Plaid’s copy/);
  expect(comparisonMarkdown(comparison, context)).not.toContain("## Over time");
});
