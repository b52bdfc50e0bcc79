import { describe, expect, it } from "vitest";
import { usePanels } from "./panels.ts";
import { expectNothingFound, otherThemes, scan } from "./support/axe.ts";
import { type CaseName, cases } from "./support/cases.ts";
import { lineIsDrawn } from "./support/lineIsDrawn.ts";

const open = usePanels();

/** A reading that is looked into, where the case has it. */
const looked = { readingId: "cached:/accounts/get", accountId: null };

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
    const panel = await open({ snapshot, width, state: opened });
    await lineIsDrawn(panel.page, snapshot);
    expect((await scan(panel)).violations).toEqual([]);
  });
});

/** What is heard of a control holds what is seen on it, word for word: who speaks to the page says what they see. */
describe("names hold what is seen", () => {
  it.each(["usual", "reroute", "capitalOne", "twelveAccounts", "justLinked", "bankShows"] as const)(
    "%s",
    async (name) => {
      const panel = await open({ snapshot: cases[name](), width: 1440 });
      await lineIsDrawn(panel.page, cases[name]());
      const found = await scan(panel, ["label-content-name-mismatch"]);
      expect(found).toEqual({ violations: [], passed: 1 });
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
    const panel = await open({ snapshot: cases.usual() });
    await panel.page
      .locator("button.endpoint")
      .first()
      .evaluate((element) => {
        element.removeAttribute("title");
        element.replaceChildren();
      });
    expect((await scan(panel)).violations.join()).toContain("button-name");
  });

  it("sees colours that are too alike in the theme that is put on", async () => {
    const panel = await open({ snapshot: cases.usual(), theme: "dark" });
    await panel.page
      .locator("button.endpoint")
      .first()
      // Not white: where both colours are the same, axe leaves it open whether the text is meant to be seen.
      .evaluate((element) => element.style.setProperty("color", "#dddddd"));
    expect((await scan(panel)).violations).toEqual([]);
    await panel.dress("light");
    expect((await scan(panel)).violations.join()).toContain("color-contrast");
  });
});
