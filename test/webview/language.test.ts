import { describe, expect, it } from "vitest";
import type { PanelSnapshot } from "../../src/protocol/messages.ts";
import { english } from "../../src/text/messages/english.ts";
import { panelMessages } from "../../src/text/panelLabels.ts";
import { usePanels } from "./panels.ts";
import { cases } from "./support/cases.ts";
import { item } from "./support/fixtures.ts";

const open = usePanels();

/** Every message lengthened and marked, its placeholders kept: what is not marked was never translated. */
function pseudo(text: string): string {
  const marked = text.replaceAll(/\{\w+\}|[a-z]/gi, (piece) => (piece.startsWith("{") ? piece : `${piece}\u0301`));
  return text === "" ? "" : `⟦${marked}${"~".repeat(Math.ceil(text.length / 3))}⟧`;
}

const shortNames = [
  "cache-older-than-bank",
  "hold-newer-than-update",
  "evaluate-asked-bank",
  "written-through",
  "login-required",
  "call-failed",
  "product-not-ready",
];
const messages = Object.fromEntries([
  ...Object.entries({ ...english, ...panelMessages }).map(([key, text]) => [key, pseudo(text)]),
  ...shortNames.map((code) => [`why.${code}`, pseudo(code)]),
]);

/** A plan's words, each translated. */
function planned(): NonNullable<PanelSnapshot["planned"]> {
  const { cost = "", steps = [], notCalled = "" } = cases.neverRun().planned ?? {};
  return { cost: pseudo(cost), steps: steps.map(pseudo), notCalled: pseudo(notCalled), accounts: ["Plaid Checking"] };
}

/** Words that are data: Plaid's and the bank's own. */
const data =
  /Plaid (Checking|Saving|Credit Card|Student Loan)|Houndstooth Bank|Official|checking|savings|credit card|student|daily-refresh|item-local-\w+|\/[a-z/]+|ITEM_LOGIN_REQUIRED|ACCEPT/g;

describe("another language", () => {
  it.each([
    "usual",
    "partial",
    "running",
    "cancelled",
    "neverRun",
    "couldNotRun",
    "noAccounts",
    "offline",
    "itemGone",
    "keysRefused",
    "transactionsNotReady",
  ] as const)("reaches every word of the page: %s", async (name) => {
    const { page } = await open({
      // What the plan says comes in the reader's language.
      snapshot: { ...cases[name](), messages, ...(name === "neverRun" && { item, planned: planned() }) },
      state: {
        schemaVersion: 1,
        itemId: "i",
        comparisonId: null,
        view: {
          callsOpen: true,
          notesOpen: true,
          skippedOpen: true,
          open: { readingId: "evaluated:/signal/evaluate", accountId: null },
        },
      },
    });
    const words = await page.evaluate(() => {
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node.parentElement?.closest("code, script, .endpoint, [hidden]") === null) found.push(node.nodeValue ?? "");
      }
      for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
        if (element.closest("[hidden]") !== null) continue;
        for (const attribute of ["aria-label", "title", "placeholder"])
          found.push(element.getAttribute(attribute) ?? "");
      }
      return found;
    });
    const untranslated = words
      .map((text) => text.replaceAll(data, ""))
      .filter((text) => /[a-z]{4}/i.test(text) && !text.includes("\u0301"));
    expect(untranslated.filter((text) => !/^(https:|\d{4}-)/.test(text.trim()))).toEqual([]);
    expect(words.join("")).toContain("⟦");
  });

  it.each([
    ["usual", 300],
    ["usual", 420],
    ["partial", 1280],
    ["largest", 1280],
  ] as const)("clips no word, however long: %s at %i px", async (name, width) => {
    const { page } = await open({ snapshot: { ...cases[name](), messages }, width });
    await page.locator(".finding").first().waitFor();
    const cut = await page
      .locator(".top.band, .toolbar.band, .verdict, .finding, .matrix th, td[data-account], td.difference, td.why")
      .evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className),
      );
    expect(cut).toEqual([]);
  });

  it("writes money and times as its readers do", async () => {
    const { page } = await open({ snapshot: { ...cases.usual(), locale: "de" } });
    const amount = page.locator('td[data-reading="real-time:/accounts/balance/get"] [data-field="available"]').first();
    expect((await amount.allInnerTexts()).join().replaceAll("\u00a0", " ")).toBe("1.119,22 $");
  });
});
