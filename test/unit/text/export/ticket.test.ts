import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../../src/core/causes/findingsOf.ts";
import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import type { OkReading } from "../../../../src/core/reading/reading.ts";
import { ticketsOf } from "../../../../src/core/summaries/ticketFacts.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { ticketMarkdown } from "../../../../src/text/export/ticket.ts";
import { userText } from "../../../../src/text/export/userText.ts";
import { checking } from "../../../builders/accounts.ts";
import { anySaved } from "../../../builders/anyComparison.ts";
import { compareScenario } from "../../../builders/compareScenario.ts";
import {
  bankShown,
  comparisonOf,
  itemFacts,
  itemReading,
  okReading,
  pendingRow,
} from "../../../builders/comparison.ts";
import { hoursAgo, serverNow } from "../../../builders/times.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

const token = "access-sandbox-00000000-1111-4222-8333-444444444444";

function reading(comparison: Comparison, id: string): OkReading {
  const found = comparison.readings.find((each) => each.id === id);
  if (found?.outcome !== "ok") throw new Error(`${id} was not answered`);
  return found;
}

/** The text under a heading, to the next one. */
function section(markdown: string, heading: string): string {
  const [, rest = ""] = markdown.split(`${heading}\n`);
  return rest.split(/\n#{2,3} /)[0] ?? "";
}

/** An update after the real-time call lists nothing for what the bank took; three rows are pending that have nothing to do with it. */
function doubted(more: Parameters<typeof comparisonOf>[0] = {}): Comparison {
  const rows = [11.1, 22.2, 50.82].map((amount) => pendingRow({ amount }));
  return comparisonOf({
    cached: [{ ...checking({ available: 667.67, current: 667.67 }), name: `Joe's ${token}` }],
    realTime: [{ ...checking({ available: 550.24, current: 550.24 }), name: `Joe's ${token}` }],
    rows,
    itemAgain: itemFacts({ transactions: { lastSuccessfulUpdate: serverNow, lastFailedUpdate: null } }),
    more: [
      okReading("cached-again", "/transactions/sync", [checking({ available: 550.24, current: 550.24 })], {
        requestId: "request-later",
        transactions: { updateStatus: "HISTORICAL_UPDATE_COMPLETE", rows, pages: 1 },
      }),
    ],
    ...more,
  });
}

describe("the ticket of a difference that the local sandbox hides", async () => {
  const comparison = await compareScenario("unexplained-gap");
  const ticket = ticketMarkdown(comparison, null) ?? "";
  const [cached, live] = [
    reading(comparison, "cached:/accounts/get"),
    reading(comparison, "real-time:/accounts/balance/get"),
  ];

  test("has both calls with endpoint, request ID, UTC times and both balances, null as null", () => {
    expect(ticket).toContain(`| Request ID | \`${cached.requestId}\` | \`${live.requestId}\` |`);
    expect(ticket).toContain("| Endpoint | `/accounts/get` | `/accounts/balance/get` |");
    expect(ticket).toContain(`| Server time (UTC) | ${cached.serverTime} | ${live.serverTime} |`);
    expect(ticket).toContain("| `available` | 667.67 | 550.24 |");
    expect(ticket).toContain("| `limit` | null | null |");
    expect(ticket).toContain("The cached `available` is $117.43 above the real-time one.");
  });

  test("names the Item, the institution and the account by their IDs, and where the calls went", () => {
    expect(ticket).toContain(`- Item ID: \`${comparison.item.itemId}\``);
    expect(ticket).toContain("`ins_109510`");
    expect(ticket).toContain(`\`${cached.accounts[0]?.accountId}\`, mask 7043`);
    expect(ticket).not.toContain("Tattersall Checking");
    expect(ticket).toContain("a local emulator");
  });

  test("says when the change falls, what each update stamp was and when it was read", () => {
    // The scenario's last update was 9 min 40 s before.
    expect(ticket).toContain("between 2026-03-02T14:50:20.000Z and 2026-03-02T15:00:00.999Z (UTC)");
    const item = section(ticket, "## The Item as Plaid reports it (UTC)");
    expect(item).toContain("| cached | 2026-03-02T15:00:00.000Z |");
    expect(item).toContain("2026-03-02T14:50:20.000Z");
    expect(item.split("\n").filter((line) => line.startsWith("| cached"))).toHaveLength(2);
  });

  test("says what cached endpoints gave afterwards, and what was ruled out", () => {
    const after = section(ticket, "### Cached balances after the real-time call");
    expect(after).toContain("`/transactions/sync`");
    expect(after).toContain("550.24");
    const out = section(ticket, "### Ruled out");
    expect(out).toContain("lists nothing new for this account");
    expect(out).toContain("Failing updates: the last Transactions update that was tried worked");
    expect(section(ticket, "### Next, the cheapest first")).toMatch(
      /1\. Read \/transactions\/sync .*\n2\. Ask the user .*\n3\. .*billed/,
    );
  });

  test("is of the one finding that is asked for, and there is none of another", () => {
    const finding = findingsOf(comparison).find(({ code }) => code === "unexplained");
    expect(ticketMarkdown(comparison, finding?.id ?? "")).toBe(ticket);
    expect(ticketMarkdown(comparison, "unexplained#99")).toBeNull();
    expect(userText(comparison, "unexplained#99", context)).toBeNull();
  });
});

describe("what was ruled out", () => {
  const out = (comparison: Comparison) => section(ticketMarkdown(comparison, null) ?? "", "### Ruled out");

  test("counts the pending rows that do not add up, and sums them", () => {
    expect(out(doubted())).toContain("adds up to the difference (3 pending, $84.12 in total)");
    const lines = section(ticketMarkdown(doubted(), null) ?? "", "### Transactions listed").split("\n");
    expect(lines.find((line) => line.includes("before the real-time"))).toContain("| 3 | $84.12 | 2026-03-01 |");
    expect(lines.find((line) => line.includes("after the real-time"))).toContain("`request-later`");
  });

  test("says nothing of rows, updates or the Item where they were not read, and says that they were not", () => {
    const plain = comparisonOf({
      cached: [checking({ available: 667.67, current: 667.67 })],
      realTime: [checking({ available: 550.24, current: 550.24 })],
    });
    const readings = plain.readings
      .filter(({ endpoint }) => endpoint !== "/item/get" && endpoint !== "/transactions/sync")
      .map((each) => (each.outcome === "ok" ? { ...each, guessed: ["order"] as const } : each));
    const unread: Comparison = { ...plain, origin: "saved", readings };
    const ticket = ticketMarkdown(unread, null) ?? "";
    expect(ticket).not.toBe("");
    expect(out(unread)).not.toMatch(/update|Item error|Pending/);
    expect(section(ticket, "## Not read")).toMatch(/`\/item\/get`[\s\S]*`\/transactions\/sync`/);
    expect(section(ticket, "### Not known")).toContain("guessed");
  });

  test("rounding is, and not where no response names a currency, whose smallest unit nobody knows", () => {
    const inCurrency = (currency: string | null) => ({
      cached: [checking({ available: 667.67, current: 667.67, currency })],
      realTime: [checking({ available: 550.24, current: 550.24, currency })],
    });
    expect(out(doubted(inCurrency("USD")))).toContain("Rounding");
    const unnamed = out(doubted(inCurrency(null)));
    expect(unnamed).toContain("Failing updates");
    expect(unnamed).not.toContain("Rounding");
  });

  test("a failing update is not ruled out", () => {
    const failing = itemFacts({ transactions: { lastSuccessfulUpdate: hoursAgo(30), lastFailedUpdate: hoursAgo(2) } });
    const comparison = doubted({ item: failing });
    expect(ticketsOf(comparison).flatMap(({ ruledOut }) => ruledOut.map(({ code }) => code))).not.toContain(
      "last-update-worked",
    );
  });

  test("of any saved comparison, nothing that is stated as possible is said to be ruled out", () => {
    let tickets = 0;
    fc.assert(
      fc.property(anySaved, (comparison) => {
        const findings = findingsOf(comparison);
        const open = findings.filter(({ code }) => code === "unexplained");
        const made = ticketsOf(comparison);
        expect(made.map(({ finding }) => finding.id).toSorted()).toEqual(open.map(({ id }) => id).toSorted());
        for (const { finding, ruledOut } of made) {
          tickets += 1;
          const stated = findings.filter(({ explains }) => explains === finding.about).map(({ code }) => code);
          for (const { against } of ruledOut) for (const code of against) expect(stated).not.toContain(code);
        }
      }),
    );
    expect(tickets).toBeGreaterThan(10);
  });
});

describe("no token and no name", () => {
  test("is in the ticket, wherever one stood; the user is told their own account's name, without the token", () => {
    const leaky = doubted({
      more: [itemReading("single", itemFacts({ webhook: `https://x.example/?t=${token}` }))],
    });
    for (const comparison of [doubted(), leaky]) {
      const ticket = ticketMarkdown(comparison, null);
      if (ticket === null) continue;
      expect(ticket).not.toContain("Joe");
      expect(ticket).not.toContain("11111111");
      expect(userText(comparison, null, context)).not.toContain("1111-4222");
    }
    expect(ticketMarkdown(doubted(), null)).not.toBeNull();
  });
});

test("what a saved file calls a time or a day is only text: no column, no picture, no mention", () => {
  // JavaScript takes what stands in brackets behind a time for a remark.
  const acting = "(| <img src=x> @all)";
  const hostile = (iso: string) => `${iso.replace("T", " ")} ${acting}`;
  const rows = [11.1, 22.2, 50.82].map((amount) => pendingRow({ amount, date: hostile("2026-03-01") }));
  const comparison = doubted({ rows, bankShows: [bankShown({ available: 1, seenAt: hostile("2026-03-01 12:01Z") })] });
  const readings = comparison.readings.map((each) =>
    each.outcome === "ok"
      ? { ...each, startedAt: hostile(each.startedAt), serverTime: each.serverTime && hostile(each.serverTime) }
      : each,
  );
  const ticket = ticketMarkdown({ ...comparison, readings }, null) ?? "";
  expect(ticket.match(/img src/g)?.length).toBeGreaterThan(6);
  expect(ticket).not.toMatch(/(?<!\\)<img|@all|\(\|/);
});

describe("the text for the user", () => {
  const plain = checking({ available: 667.67, current: 667.67 });

  test("has both amounts, where each is from, that neither is known to be right, and what to look at", () => {
    const comparison = doubted({
      cached: [plain],
      realTime: [checking({ available: 550.24, current: 550.24 })],
    });
    const text = userText(comparison, null, context) ?? "";
    expect(text).toContain("available balance of your account Checking ending in 0000");
    expect(text).toContain("$667.67, from our last update, which may be up to 5 h old");
    expect(text).toMatch(/\$550\.24, which your bank gave us on Mar 1, 2026, 12:00 UTC/);
    expect(text).toContain("We don’t know yet which one is right");
    expect(text).toContain("tell us which available balance it shows");
  });

  test("uses no word of ours and no ID, in any comparison", () => {
    let texts = 0;
    fc.assert(
      fc.property(anySaved, (comparison) => {
        const text = userText(comparison, null, context);
        if (text === null) return;
        texts += 1;
        expect(text).not.toMatch(
          /plaid|cache|real-time|endpoint|\/accounts|request|item[ -]|webhook|null|undefined|\{/i,
        );
      }),
    );
    expect(texts).toBeGreaterThan(10);
  });

  test("is none where nothing is unexplained", async () => {
    const explained = await compareScenario("daily-refresh");
    expect(userText(explained, null, context)).toBeNull();
    expect(ticketMarkdown(explained, null)).toBeNull();
  });
});
