import { describe, expect, it } from "vitest";
import { usePanels } from "../panels.ts";
import type { PageName } from "../support/buildPage.ts";
import { cases } from "../support/cases.ts";
import { historyCases } from "../support/historyCases.ts";
import type { OpenOptions, PanelPage } from "../support/panelPage.ts";
import { reportCases } from "../support/reportCases.ts";
import { shownTimeline, timelineCases } from "../support/timelineCases.ts";

const heading = "Tattersall Federal Credit Union";
const files = ["/webview.css", "/webview.js"];
const pages: Readonly<Record<PageName, { shown: OpenOptions["snapshot"]; drawn: string }>> = {
  webview: { shown: cases.usual(), drawn: '[data-role="verdict"]' },
  report: { shown: reportCases.done(), drawn: "table.rows" },
  history: { shown: historyCases.usual(), drawn: "tbody tr" },
  timeline: { shown: shownTimeline(timelineCases.dailyRefresh()), drawn: ".tl-svg" },
};

/** Where the heading begins, and how it looks. */
function headingOf({ page }: PanelPage) {
  return page.locator("h1").evaluate((element) => {
    const { x, y } = element.getBoundingClientRect();
    const { color, fontFamily, fontSize, fontWeight, lineHeight } = getComputedStyle(element);
    const background = getComputedStyle(document.documentElement).backgroundColor;
    return { x, y, color, fontFamily, fontSize, fontWeight, lineHeight, background };
  });
}

describe.each(["webview", "report", "timeline", "history"] as const)("the first frame of %s", (name) => {
  const open = usePanels(name);
  const { shown, drawn } = pages[name];

  it.each([300, 1280])("waits for no file, and its heading stays where it is at %i px", async (width) => {
    // Opening waits for the page's load event, as VS Code does before it shows a page.
    const panel = await open({ snapshot: shown, heading, held: files, width });
    expect(await panel.page.locator("h1").textContent()).toBe(heading);
    const before = await headingOf(panel);
    panel.release();
    await panel.page.locator(drawn).first().waitFor();
    expect(await headingOf(panel)).toEqual(before);
    expect(await panel.violations()).toEqual([]);
  });

  it("tells the host that it is on screen before any file is there, once", async () => {
    const panel = await open({ snapshot: shown, heading, held: files });
    await expect.poll(() => panel.asked("panel/shown")).toEqual([null]);
    expect(await panel.requests()).toEqual([]);
    panel.release();
    await panel.page.locator(drawn).first().waitFor();
    expect(await panel.asked("panel/shown")).toEqual([null]);
    expect(panel.errors()).toEqual([]);
  });

  it("keeps what the host says before the page's script is there", async () => {
    const panel = await open({ snapshot: shown, heading, held: files, unanswered: [`${readyOf(name)}/ready`] });
    await panel.tell(shown, eventOf(name));
    panel.release();
    await panel.page.locator(drawn).first().waitFor();
    expect(panel.errors()).toEqual([]);
  });
});

function readyOf(name: PageName): string {
  return name === "webview" ? "panel" : name;
}

function eventOf(name: PageName): string {
  return name === "webview" ? "panel/snapshot" : `${name}/shown`;
}
