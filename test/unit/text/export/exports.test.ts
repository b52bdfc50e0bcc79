import { describe, expect, test } from "vitest";
import { readDocument } from "../../../../src/core/saved/readDocument.ts";
import { createTextContext } from "../../../../src/text/createTextContext.ts";
import { changesMarkdown } from "../../../../src/text/export/changesMarkdown.ts";
import { comparisonCsv } from "../../../../src/text/export/comparisonCsv.ts";
import { comparisonJson } from "../../../../src/text/export/comparisonJson.ts";
import { comparisonMarkdown } from "../../../../src/text/export/comparisonMarkdown.ts";
import { supportBundle } from "../../../../src/text/export/supportBundle.ts";
import { checking } from "../../../builders/accounts.ts";
import {
  comparisonOf,
  failedReading,
  itemFacts,
  okReading,
  scoredFacts,
  signalFacts,
} from "../../../builders/comparison.ts";
import { readCsv } from "./rfc4180.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });
const hostileName = "Mine | <img src=x> [here](https://x.example) @everyone\n# head";

const comparison = comparisonOf({
  cached: [{ ...checking({ available: 1204.11, current: 1250 }), name: hostileName }],
  realTime: [{ ...checking({ available: 310.55, current: 350 }), name: hostileName }],
  more: [failedReading("single", "/auth/get", "institution-error", "INSTITUTION_DOWN")],
});

describe("Markdown", () => {
  const markdown = comparisonMarkdown(comparison, context);

  test("has the table, the verdict, the findings with their certainty and each call's request ID", () => {
    expect(markdown).toMatch(/^# First Platypus Bank\n/);
    expect(markdown).toContain("$1,204.11 (+$893.56)");
    expect(markdown).toMatch(/\*\*Verdict \(likely\):\*\*/);
    expect(markdown).toMatch(/`cache-older-than-bank`, likely, \[Plaid’s page\]\(https:\/\/plaid\.com\/docs\//);
    expect(markdown).toContain("`request-1`");
    expect(markdown).toContain("failed: `INSTITUTION_DOWN`");
  });

  test("has what an evaluation decided at the head of its column, and nothing that is no decision", () => {
    const evaluated = (result: string) =>
      comparisonOf({
        cached: [checking({ available: 10, current: 10 })],
        realTime: [checking({ available: 10, current: 10 })],
        evaluation: { signal: { ...signalFacts(), result }, available: 10, current: 10 },
      });
    expect(comparisonMarkdown(evaluated("REROUTE"), context)).toMatch(/\| Evaluated: REROUTE +\|/);
    expect(comparisonMarkdown(evaluated("<img src=x>"), context)).toMatch(/\| Evaluated +\|/);
  });

  test("has why an evaluation decided so, with nothing that a reader of Markdown acts on", () => {
    const rule = { customActionKey: "high-risk", internalNote: "see <img src=x>" };
    const signal = scoredFacts({ triggeredRuleDetails: rule, warnings: ["ITEM_LOGIN_REQUIRED"] });
    const cached = [checking({ available: 10, current: 10 })];
    const text = comparisonMarkdown(comparisonOf({ cached, evaluation: { signal, available: 10 } }), context);
    const part = text.slice(text.indexOf("## Evaluation"), text.indexOf("## Findings"));
    expect(part.trim().split("\n").slice(2)).toEqual([
      "- Evaluated · Checking ••0000 · $100.00 debit",
      "- Decision: `REROUTE`",
      "- Ruleset: `scores`",
      "- Custom action key: `high-risk`",
      "- Internal note: see \\<img src=x\\>",
      "- Customer-initiated return risk: 90 of 99, tier 5",
      "- Bank-initiated return risk: 41 of 99",
      "- Warnings: `ITEM_LOGIN_REQUIRED`",
      "- Core attributes (2 of 81): `is_account_closed: false`, `days_since_account_opening: 812`",
    ]);
  });

  test("every row of a table has as many cells as its head", () => {
    const tables = markdown.split("\n\n").filter((part) => part.startsWith("| "));
    expect(tables.length).toBe(2);
    for (const table of tables) {
      const widths = table
        .trimEnd()
        .split("\n")
        .map((row) => row.replaceAll("\\|", "").split("|").length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  test("folds the calls of a step that say the same into one column, and names them below", () => {
    const cached = [checking({ available: 10, current: 10 })];
    const alike = (["/auth/get", "/identity/get"] as const).map((endpoint) => okReading("cached", endpoint, cached));
    const other = okReading("cached", "/liabilities/get", [checking({ available: 11, current: 10 })]);
    const [item, accounts, ...rest] = comparisonOf({ cached, realTime: cached }).readings;
    if (item === undefined || accounts === undefined) throw new Error("no readings");
    const readings = [item, accounts, other, ...alike, ...rest];
    const folded = comparisonMarkdown({ ...comparisonOf({ cached, realTime: cached }), readings }, context);
    const [head = ""] = folded.split("\n").filter((line) => line.startsWith("| Account"));
    const heads = head.split("|").map((cell) => cell.trim());
    expect(heads.slice(3, -1)).toEqual([
      "Cached ×3",
      "Cached `/liabilities/get`",
      "Real-time",
      "Cached again `/accounts/get`",
    ]);
    expect(folded).toContain("\n- Cached ×3: `/accounts/get`, `/auth/get`, `/identity/get`\n");
  });

  test("shows every amount in its currency, also an evaluation's, whose answer names none", () => {
    const account = (available: number, isoCurrencyCode = "USD") => {
      const made = checking({ available, current: available });
      return { ...made, balances: { ...made.balances, isoCurrencyCode } };
    };
    const evaluation = { signal: signalFacts(), available: 310.55 };
    const lineOf = (currency: string) =>
      comparisonMarkdown(
        comparisonOf({ cached: [account(10, currency)], realTime: [account(7, currency)], evaluation }),
        context,
      )
        .split("\n")
        .find((line) => line.includes("| available |")) ?? "";
    expect(lineOf("USD")).toContain("| $310.55");
    expect(lineOf("EUR")).toContain("€310.55");
  });

  test("is set out so that it reads where nobody renders it", () => {
    const [table = ""] = markdown.split("\n\n").filter((part) => part.startsWith("| "));
    const rows = table.split("\n").filter((row) => !row.includes("Mine"));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows[1]).toMatch(/^\| -+ \| -+ \| -+: \|/);
  });

  test("a bank's text is only text: no column, no picture, no link, no mention", () => {
    expect(markdown).toContain("Mine \\| \\<img src=x\\> \\[here\\]");
    expect(markdown).not.toMatch(/[^\\]<img|[^\\]\[here|@everyone|\n# head/);
  });
});

describe("the support bundle", () => {
  const bundle = supportBundle(comparison);

  test("names the Item, each call with request ID and time in UTC, and the account by its ID", () => {
    expect(bundle).toContain("- Item ID: `item-1`");
    expect(bundle).toMatch(
      /\| 2026-03-01T12:00:00\.000Z \| .*`\/accounts\/balance\/get` \| `request-1` \| OK \| 200 \|/,
    );
    expect(bundle).toMatch(/ITEM\\_ERROR INSTITUTION\\_DOWN/);
    expect(bundle).toMatch(/\| `checking` \| 0000 \| `\/accounts\/get` \| cached \| 1204\.11 \| 1250 \|/);
  });

  test("holds no account's name, and says where the calls went", () => {
    expect(bundle).not.toContain("Mine");
    expect(bundle).toContain("a local emulator: Plaid does not know these request IDs");
    expect(supportBundle({ ...comparison, environment: "sandbox" })).toContain("- Environment: Plaid Sandbox");
    expect(supportBundle({ ...comparison, origin: "saved" })).toContain("saved responses");
  });
});

describe("JSON", () => {
  test("opens again as the same comparison", () => {
    const read = readDocument(JSON.parse(comparisonJson(comparison)), { openedAt: "2030-01-01T00:00:00.000Z" });
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(comparisonMarkdown(read.comparison, context)).toBe(comparisonMarkdown(comparison, context));
    expect(comparisonCsv(read.comparison)).toBe(comparisonCsv(comparison));
    expect(comparisonJson(read.comparison)).toBe(comparisonJson(comparison));
  });
});

test("no export holds a token, wherever one stood", () => {
  const token = "access-sandbox-00000000-1111-4222-8333-444444444444";
  const leaky = comparisonOf({
    item: itemFacts({
      webhook: `https://x.example/?t=${token}`,
      error: { errorType: "ITEM_ERROR", errorCode: "X", errorMessage: `for ${token}` },
    }),
    cached: [{ ...checking({ available: 1 }), name: `Checking ${token}` }],
    realTime: [{ ...checking({ available: 2 }), name: `Checking ${token}` }],
  });
  for (const text of [
    comparisonMarkdown(leaky, context),
    comparisonCsv(leaky),
    comparisonJson(leaky),
    supportBundle(leaky),
  ]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain("11111111");
  }
});

describe("every export says where its numbers are from", () => {
  const saved = { ...comparison, origin: "saved" as const };
  const sandbox = { ...comparison, environment: "sandbox" as const };

  test.each([
    ["the local sandbox", comparison, "local", "Local: simulated latency", "a local emulator"],
    ["Plaid Sandbox", sandbox, "sandbox", "Plaid Sandbox", "Plaid Sandbox"],
    ["somewhere else", saved, "saved", "Saved responses: no call was made", "saved responses"],
  ])("%s", (_where, from, csv, markdown, bundle) => {
    expect(comparisonMarkdown(from, context).split("\n\n")[1]?.split(" · ")[0]).toBe(markdown);
    expect(changesMarkdown(from, from, context).split("\n\n")[1]).toBe(markdown);
    expect(supportBundle(from)).toContain(bundle);
    const [head = [], ...records] = readCsv(comparisonCsv(from));
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) expect(record[head.indexOf("environment")]).toBe(csv);
    expect(JSON.parse(comparisonJson(from)).environment).toBe(from.environment);
  });
});
