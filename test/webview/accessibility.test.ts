import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { type CaseName, cases } from "./support/cases.ts";
import { lineIsDrawn } from "./support/lineIsDrawn.ts";
import type { PanelPage } from "./support/panelPage.ts";
import { type ThemeName, themes } from "./support/themes.ts";

const open = usePanels();
const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    axe: {
      run(options?: {
        runOnly: readonly string[];
      }): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[]; passes: unknown[] }>;
    };
  }
}

/** A reading that is looked into, where the case has it. */
const looked = { readingId: "cached:/accounts/get", accountId: null };

interface Scan {
  readonly violations: readonly string[];
  readonly passed: number;
}

async function scan(page: Page): Promise<Scan> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations, passes } = await window.axe.run();
    return {
      violations: violations.map(
        ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
      ),
      passed: passes.length,
    };
  });
}

/** Scans a page as it is, and as it looks in each other theme: to open a page anew takes as long as to scan it. */
async function expectNothingFound(panel: PanelPage, inOtherThemes: readonly ThemeName[]): Promise<void> {
  await expectNothingFoundNow(panel, "dark");
  for (const theme of inOtherThemes) {
    await panel.dress(theme);
    await expectNothingFoundNow(panel, theme);
  }
}

async function expectNothingFoundNow({ page }: PanelPage, theme: ThemeName): Promise<void> {
  const { violations, passed } = await scan(page);
  expect([theme, violations]).toEqual([theme, []]);
  // The scan itself ran.
  expect(passed).toBeGreaterThan(5);
}

/** The states that differ most, and those that have colours of their own. */
const sketched: readonly CaseName[] = [
  "reroute",
  "loginBroken",
  "capitalOne",
  "twelveAccounts",
  "justLinked",
  "offline",
];
const coloured: readonly CaseName[] = [
  ...sketched,
  "usual",
  "partial",
  "agree",
  "running",
  "cancelled",
  "bankShows",
  "neverRun",
  "failedSeverally",
  "evaluatedAlone",
  "rulesets",
  "rulesetsOneFails",
  "repeated",
];

/** Everything that can be open is. */
const opened = {
  schemaVersion: 1,
  itemId: "i",
  comparisonId: null,
  view: { callsOpen: true, notesOpen: true, skippedOpen: true, timelineOpen: true, open: looked },
};

const otherThemes = (Object.keys(themes) as ThemeName[]).filter((theme) => theme !== "dark");

/** Every state in one theme, those with the most colours in the others too. */
describe("axe finds nothing", () => {
  it.each(Object.keys(cases) as CaseName[])("%s", async (name) => {
    const snapshot = cases[name]();
    const panel = await open({ snapshot, theme: "dark", state: opened });
    await lineIsDrawn(panel.page, snapshot);
    await expectNothingFound(panel, coloured.includes(name) ? otherThemes : []);
  });

  it("with a menu open, of the table and of the drawer", async () => {
    const panel = await open({ snapshot: cases.reroute(), theme: "dark", state: opened });
    await lineIsDrawn(panel.page, cases.reroute());
    for (const menu of [".view-menu > summary", ".drawer details.menu > summary"]) {
      await panel.dress("dark");
      await panel.page.locator(menu).first().click();
      await panel.page.locator(".menu[open] .menu-item").first().waitFor();
      await expectNothingFound(panel, otherThemes);
    }
  });
});

describe.each([600, 300])("axe finds nothing at %i px", (width) => {
  it.each([...sketched, "rulesets"] as const)("%s", async (name) => {
    const snapshot = cases[name]();
    const { page } = await open({ snapshot, width, state: opened });
    await lineIsDrawn(page, snapshot);
    expect((await scan(page)).violations).toEqual([]);
  });
});

/** What is heard of a control holds what is seen on it, word for word: who speaks to the page says what they see. */
describe("names hold what is seen", () => {
  it.each(["usual", "reroute", "capitalOne", "twelveAccounts", "justLinked", "bankShows"] as const)(
    "%s",
    async (name) => {
      const { page } = await open({ snapshot: cases[name](), width: 1440 });
      await lineIsDrawn(page, cases[name]());
      await page.evaluate(axeSource);
      const { violations, passes } = await page.evaluate(() =>
        window.axe.run({ runOnly: ["label-content-name-mismatch"] }),
      );
      expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
      expect(passes.length).toBe(1);
    },
  );
});

describe("the controls", () => {
  it("have the names that are read on them", async () => {
    const { page } = await open({ snapshot: cases.manyAccounts() });
    await page.getByRole("checkbox", { name: "Differences only (20 of 60)" }).waitFor();
    await page.getByText("View", { exact: true }).click();
    await page.getByRole("group", { name: "Differences against" }).waitFor();
    await page.getByRole("textbox", { name: "Filter accounts" }).waitFor();
    await page.getByRole("button", { name: "Compare Again" }).waitFor();
  });
});

describe("the scan", () => {
  it("sees what is wrong", async () => {
    const { page } = await open({ snapshot: cases.usual() });
    await page
      .locator("button.endpoint")
      .first()
      .evaluate((element) => {
        element.removeAttribute("title");
        element.replaceChildren();
      });
    expect((await scan(page)).violations.join()).toContain("button-name");
  });

  it("sees colours that are too alike in the theme that is put on", async () => {
    const panel = await open({ snapshot: cases.usual(), theme: "dark" });
    await panel.page
      .locator("button.endpoint")
      .first()
      // Not white: where both colours are the same, axe leaves it open whether the text is meant to be seen.
      .evaluate((element) => element.style.setProperty("color", "#dddddd"));
    expect((await scan(panel.page)).violations).toEqual([]);
    await panel.dress("light");
    expect((await scan(panel.page)).violations.join()).toContain("color-contrast");
  });
});
