import { expect, test } from "vitest";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { changesMarkdown } from "../../../../src/text/export/changesMarkdown.ts";
import { comparisonCsv } from "../../../../src/text/export/comparisonCsv.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { supportBundle } from "../../../../src/text/export/supportBundle.ts";
import { ticketMarkdown } from "../../../../src/text/export/ticket.ts";
import { userText } from "../../../../src/text/export/userText.ts";
import { checking, savings } from "../../../builders/accounts.ts";
import { bankShown, comparisonOf } from "../../../builders/comparison.ts";
import { minutesAgo } from "../../../builders/times.ts";
import { readCsv } from "./rfc4180.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC", now: Date.parse(minutesAgo(-5)) });
const world = {
  cached: [checking({ available: 500, current: 520 }), savings({ available: 7, current: 7 })],
  realTime: [checking({ available: 400, current: 420 }), savings({ available: 7, current: 7 })],
};
const one = comparisonOf({ ...world, bankShows: [bankShown({ available: 410 })] });
const two = comparisonOf({
  ...world,
  bankShows: [bankShown({ available: 410 }), bankShown({ accountId: "savings", current: 7, seenAt: minutesAgo(10) })],
});

/** The cells of a line of the table, and of the lines below it that are of the same account. */
function cells(markdown: string, start: string): readonly (readonly string[])[] {
  const lines = markdown.split("\n");
  const at = lines.findIndex((each) => each.startsWith(`| ${start}`));
  return lines.slice(at, at + 3).map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

const lastOf = (markdown: string, start: string) => cells(markdown, start).map((line) => line.at(-1));

test("Markdown has a column behind the calls, with its difference to real-time and when it was seen", () => {
  const markdown = comparisonMarkdown(two, context);
  expect(lastOf(markdown, "Account")[0]).toBe("Bank shows (entered by hand)");
  expect(lastOf(markdown, "Checking")).toEqual(["$410.00 (+$10.00)", "", "seen 12:01"]);
  expect(lastOf(markdown, "Savings")).toEqual(["", "$7.00", "seen 11:50"]);
  expect(markdown).toContain("the bank itself shows $410.00 as available (entered by hand, Mar 1, 2026, 12:01).");
});

test("of an account that nobody looked at, that column is empty, and every line has as many cells as the head", () => {
  const markdown = comparisonMarkdown(one, context);
  expect(lastOf(markdown, "Savings")).toEqual(["", "", ""]);
  const [table = ""] = markdown.split("\n\n").filter((part) => part.startsWith("| Account"));
  expect(new Set(table.split("\n").map((line) => line.split("|").length)).size).toBe(1);
});

test("it is in no list of calls", () => {
  const [, calls = ""] = comparisonMarkdown(one, context).split("## Calls");
  expect(calls).not.toContain("Bank shows");
});

test("without any, Markdown and CSV have neither column nor record", () => {
  expect(comparisonMarkdown(comparisonOf(world), context)).not.toContain("Bank shows");
  expect(comparisonCsv(comparisonOf(world))).not.toContain("bank-shows");
});

test("CSV has a record of its own: no endpoint, no latency, no request ID", () => {
  const [head = [], ...records] = readCsv(comparisonCsv(two));
  const all = records.map((record) => Object.fromEntries(head.map((name, index) => [name, record[index] ?? ""])));
  const entered = all.filter(({ kind }) => kind === "bank-shows");
  expect(entered.map(({ account_id }) => account_id)).toEqual(["checking", "savings"]);
  expect(entered[0]).toMatchObject({
    step: "bank-shows",
    endpoint: "",
    state: "entered",
    available: "410",
    current: "",
    currency: "USD",
    available_difference: "10",
    age_ms: "",
    age_known_by: "entered",
    as_of: minutesAgo(-1),
    started_at: "",
    latency_ms: "",
    request_id: "",
    findings: "bank-shows-another bank-moved-since-seen",
  });
});

test("the support bundle gives the number and its time in UTC beside those of the calls", () => {
  expect(supportBundle(one)).toContain(
    `| \`checking\` | 0000 | none: the bank's own site or app, seen ${minutesAgo(-1)} | entered by hand | 410 |`,
  );
  const calm = comparisonOf({
    cached: world.realTime,
    realTime: world.realTime,
    bankShows: [bankShown({ available: 400 })],
  });
  // Even where nothing is odd: it is what the ticket is about.
  expect(supportBundle(calm)).toContain("entered by hand | 400 |");
});

test("a ticket says what the bank's own site showed, and does not have the user asked for it again", () => {
  const entered = bankShown({ available: 500, current: 520 });
  const ticket = ticketMarkdown(comparisonOf({ ...world, bankShows: [entered] }), null) ?? "";
  expect(ticket).toContain(
    `The bank's own site or app showed \`available\` $500.00 and \`current\` $520.00 at ${entered.seenAt} (UTC), as a person entered it.`,
  );
  expect(ticket).not.toContain("Ask the user");
  const unexplained = comparisonOf({ ...world, bankShows: [entered] });
  const asking = userText({ ...unexplained, bankShows: [{ ...entered, accountId: "savings" }] }, null, context);
  expect(userText(unexplained, null, context)).toContain("$500.00");
  expect(asking).toBeNull();
});

test("two comparisons tell what changed of it", () => {
  const later = comparisonOf({ ...world, bankShows: [bankShown({ available: 390 })] });
  const markdown = changesMarkdown(one, later, context);
  expect(markdown).toContain("| Checking ••0000 | Bank shows | available | $410.00 | $390.00 | -$20.00 |");
  expect(changesMarkdown(comparisonOf(world), later, context)).not.toContain("| Bank shows |");
});
