import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { usePanels } from "../panels.ts";
import { type CaseName, cases } from "../support/cases.ts";
import { lineIsDrawn } from "../support/lineIsDrawn.ts";
import { timelineFor } from "../support/timelineFor.ts";

const open = usePanels();

/** The same comparison while it runs: the cache was read, and the evaluation is under way. */
function running(ended: PanelSnapshot): PanelSnapshot {
  const { comparison } = ended;
  if (comparison === null) throw new Error("this case has a comparison");
  const readings = comparison.readings.filter(({ pass }) => pass === "cached");
  return {
    ...ended,
    comparison: { ...comparison, status: "running", wallMs: null, readings },
    findings: cases.running().findings,
    inFlight: [{ readingId: "evaluated:/signal/evaluate", elapsedMs: 400 }],
  };
}

/** What a person looks at while a run ends, each with its place in px. */
function places(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(() => {
    const at = (element: Element) => {
      const { left, top, right } = element.getBoundingClientRect();
      return [left, top, right].map(Math.round).join(" ");
    };
    const seen = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
    const named = (selector: string) => seen(selector).map((element, index) => [`${selector} ${index}`, at(element)]);
    return Object.fromEntries([
      ...named("h1"),
      ...named(".top-controls > *"),
      ...named(".facts"),
      ...named(".toolbar > *"),
      ...named(".matrix thead th"),
      ["the first row", `${seen(".matrix thead")[0]?.getBoundingClientRect().bottom.toFixed(0)}`],
    ]);
  });
}

const ends: readonly CaseName[] = [
  "usual",
  "reroute",
  "oneAccount",
  "twelveAccounts",
  "loginBroken",
  "capitalOne",
  "agree",
  "agreeInPart",
  "justLinked",
  "partial",
  "transactionsNotReady",
  "cancelled",
  "offline",
];

describe.each([600, 720, 900, 1085])("at %i px, nothing moves when a run ends", (width) => {
  it.each(ends)("%s", async (name) => {
    const ended = cases[name]();
    const panel = await open({ snapshot: running(ended), width });
    const { page } = panel;
    const before = await places(page);
    await panel.tell(ended);
    await page.getByRole("button", { name: "Compare Again" }).waitFor();
    if (timelineFor(ended) === null) await page.locator(".timeline-region").waitFor({ state: "hidden" });
    await lineIsDrawn(page, ended);
    expect(await places(page)).toEqual(before);
  });
});

it("what moves below is the rows alone, once their cells are filled", async () => {
  const panel = await open({ snapshot: running(cases.reroute()), width: 1085 });
  const names = () => panel.page.locator("tr.account-row > th").allInnerTexts();
  const before = await names();
  await panel.tell(cases.reroute());
  await panel.page.locator(".verdict-numbers").waitFor();
  expect(await names()).toEqual(before);
});
