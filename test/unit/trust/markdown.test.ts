import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Failure } from "../../../src/core/failure/errors.ts";
import { explainPlan } from "../../../src/core/plan/explainPlan.ts";
import { planComparison } from "../../../src/core/plan/planner.ts";
import { latencySummary } from "../../../src/core/reading/latencySummary.ts";
import { noticeText } from "../../../src/host/window/notices.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { importDocument } from "../../../src/text/documents/importDocument.ts";
import { latencyDocument } from "../../../src/text/documents/latencyDocument.ts";
import { manyDocument } from "../../../src/text/documents/manyDocument.ts";
import { changesMarkdown } from "../../../src/text/export/changesMarkdown.ts";
import { comparisonMarkdown } from "../../../src/text/export/comparisonMarkdown.ts";
import { markdownCode, markdownText } from "../../../src/text/export/markdownParts.ts";
import { supportBundle } from "../../../src/text/export/supportBundle.ts";
import { planReport, planRows } from "../../../src/text/reports/planReport.ts";
import { reportMarkdown } from "../../../src/text/reports/reportMarkdown.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf, failedReading, itemFacts, okReading } from "../../builders/comparison.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

const hostile: Readonly<Record<string, string>> = {
  "a picture": "![p](https://evil.example/p.png)",
  "a command link": "[Fix it](command:workbench.action.terminal.new)",
  "a link in angles": "<https://evil.example/>",
  "a bare address": "see https://evil.example/x",
  "an address without a scheme": "//evil.example/x",
  "www alone": "www.evil.example",
  "an address of mail": "mailto:a@evil.example",
  "markup of a page": "<img src=x onerror=alert(1)><script>alert(1)</script>",
  "an entity": "&lt;img&gt; &#60;img&#62;",
  "a cell": "a | b | c",
  "a code span": "`x` ``y``",
  "a reference": "[a][b]\n\n[b]: https://evil.example",
  "a heading": "\n# Head\n",
  "a fence": "\n```mermaid\ngraph TD\n```\n",
  "a formula": "$\\href{https://evil.example}{x}$ and $$y$$",
  "a backslash at the end": "name\\",
  "a mention": "@everyone #123 ~~gone~~",
};

/** A text as a reader of CommonMark takes it: what is escaped, and what is in a code span, is a sign that does nothing. */
function actingIn(markdown: string): string {
  return markdown.replaceAll(/\\[!-/:-@[-`{-~]|`[^`\n]*`|&amp;/g, (found) =>
    found.startsWith("`") ? "\u25a1" : "\u25cb",
  );
}

function expectInert(markdown: string): void {
  expect(actingIn(markdown)).not.toMatch(/[`*_{}[\]<>#|~&!\\]|:\/\/|\/\/|www\.|@(?!\u2060)|\$(?!\d)|\n/i);
}

describe("foreign text stays text in every Markdown the extension makes", () => {
  test.each(Object.entries(hostile))("%s", (_what, text) => {
    expectInert(markdownText(text));
    expect(actingIn(markdownCode(text))).toBe("\u25a1");
    expect(markdownCode(text)).toMatch(/^`[^`|\n]+`$/);
  });

  test("whatever it is made of", () => {
    const pieces = [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n\t1a", "www.", "https://", "mailto:", "\u202e", "\u009b"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = markdownText(parts.join(""));
        expectInert(text);
        expect(text).not.toMatch(/^(?:[-+](?:\s|$)|--|=|\d+[.)](?:\s|$))/);
      }),
      { seed: 17, numRuns: 3000 },
    );
  });

  test("plain words and money read as they are", () => {
    for (const text of ["First Platypus Bank", "$1,204.11 (+$893.56)", "Straße 5, 3.5 %", 'O\'Brien "Joint"']) {
      expect(markdownText(text)).toBe(text);
    }
  });

  /** With a name that is harmless, to count what a hostile one adds. */
  const documentsOf = (text: string): Readonly<Record<string, string>> => {
    const account = { ...checking({ available: 5, current: 9, name: text }), mask: text };
    const failed = failedReading("single", "/auth/get", "unknown-plaid-error", text);
    const item = itemFacts({
      institutionName: text,
      createdAt: text,
      updateType: text,
      error: { errorType: text, errorCode: text, errorMessage: text },
    });
    const made = comparisonOf({
      cached: [account],
      realTime: [{ ...account, balances: { ...account.balances, available: 1 } }],
      more: [failed],
      item,
    });
    const named = { ...made, item: { ...made.item, alias: text, institutionName: text, itemId: text, scenario: text } };
    const later = { ...named, readings: named.readings.filter(({ endpoint }) => endpoint !== "/accounts/get") };
    const failure: Failure = failed.outcome === "failed" ? failed.failure : { reason: "internal", requestId: null };
    const answered = { ...okReading("single", "/accounts/get", []), requestId: text };
    const summary = latencySummary([answered], { endpoint: "/accounts/get", environment: "local" });
    if (summary === null) throw new Error("nothing to summarise");
    const plan = planComparison({ products: ["auth", text], institutionId: null, options: { evaluate: "default" } });
    const explained = { ...explainPlan(plan, { products: ["auth"] }), addsProducts: [text] };
    return {
      comparison: comparisonMarkdown(named, context),
      changes: changesMarkdown(named, later, context),
      support: supportBundle(named),
      import: importDocument(
        {
          added: 1,
          known: 0,
          isCancelled: false,
          refused: [{ source: text, counts: "lines", position: 1, why: failure }],
        },
        context,
      ),
      latency: latencyDocument(summary, [answered, failed], { item: text }, context),
      plan: reportMarkdown(planReport(explained, text, context), planRows(explained, context)),
      many: manyDocument(
        {
          outcomes: [{ kind: "not-compared", item: named.item, failure }],
          left: 0,
          startedAt: named.startedAt,
          environment: text,
          nameOf: () => text,
        },
        context,
      ),
    };
  };

  /** Links, pictures, markup, code, columns, headings, addresses, lines: how a document is built. */
  function shapeOf(markdown: string): Readonly<Record<string, number>> {
    const acting = actingIn(markdown);
    const signs = ["[", "!", "<", "`", "\u25a1", "|", "\n", "://", "www.", "*", "~", "#"];
    return Object.fromEntries(signs.map((sign) => [sign, acting.split(sign).length]));
  }

  test.each(Object.entries(hostile))("in each document: %s", (_what, text) => {
    const plain = documentsOf("Plain");
    for (const [name, markdown] of Object.entries(documentsOf(text))) {
      expect([name, shapeOf(markdown)]).toEqual([name, shapeOf(plain[name] ?? "")]);
    }
  });
});

describe("foreign text stays text in every notification and tooltip", () => {
  /** As VS Code finds links in notifications (`src/vs/base/common/linkedText.ts`); it runs the command of one that is clicked. */
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

  test("no notification has a link in it, whatever it quotes", () => {
    expect("[Fix it](command:workbench.action.terminal.new)").toMatch(link);
    const pieces = ["[", "]", "(", ")", "a", " ", '"', "command:x", "https://evil.example", "file:///etc"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        expect(noticeText(parts.join(""))).not.toMatch(link);
      }),
      { seed: 17, numRuns: 3000 },
    );
    for (const text of Object.values(hostile)) expect(noticeText(text)).not.toMatch(link);
    expect(noticeText("The bank [Platypus] (USD) failed.")).toBe("The bank [Platypus] (USD) failed.");
  });

  /** Each with what makes it harmless. */
  const known: Readonly<Record<string, string>> = {
    "src/host/window/notices.ts": "is the escape",
    "src/host/ask/withProgress.ts": "escapes title and steps",
    "src/host/session/lazySession.ts": "a sentence of ours that quotes nothing",
    "src/host/ask/confirmLoss.ts": "a dialog: text as it is",
    "src/host/commands/plaidSandbox/importPlaidKeys.ts": "a dialog: text as it is",
    "src/host/commands/item/rotateAccessToken.ts": "a dialog: text as it is",
    "src/host/commands/plaidSandbox/signOutOfSandbox.ts": "a dialog: text as it is",
  };

  test("no other place makes a notification", () => {
    const shows = /window\s*\.(?:show(?:Error|Warning|Information)Message|withProgress)\(/;
    const files = globSync("src/host/**/*.ts", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
    const showing = files.filter((file) => shows.test(readFileSync(path.join(root, file), "utf8")));
    expect(showing.toSorted()).toEqual(Object.keys(known).toSorted());
    for (const [file, why] of Object.entries(known)) {
      if (why.startsWith("a dialog")) expect(readFileSync(path.join(root, file), "utf8")).toMatch(/modal: true/);
    }
  });

  test("no tooltip is Markdown: of an address VS Code's Markdown makes a link, escaped or not", () => {
    const making = globSync("src/{host,text}/**/*.ts", { cwd: root }).filter((file) =>
      /MarkdownString/.test(readFileSync(path.join(root, file), "utf8")),
    );
    // A hover over a call of Plaid's API: it quotes nothing of the file, and links to Plaid's own pages alone.
    expect(making).toEqual(["src/host/code/codeFeatures.ts"]);
  });
});
