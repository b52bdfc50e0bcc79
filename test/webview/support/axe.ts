import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "vitest";
import type { PanelPage } from "./panelPage.ts";
import { type ThemeName, themes } from "./themes.ts";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    axe: {
      run(options: {
        runOnly?: readonly string[];
        resultTypes: readonly string[];
        selectors: boolean;
      }): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[]; passes: unknown[] }>;
    };
  }
}

interface Scan {
  /** Each with the elements that it is about. */
  readonly violations: readonly string[];
  /** The number of rules that found nothing. */
  readonly passed: number;
}

/** Scans a page by some of axe's rules; by all of them where none is named. */
export async function scan(panel: PanelPage, rules: readonly string[] = []): Promise<Scan> {
  const { page } = panel;
  if (!(await page.evaluate(() => "axe" in window))) await panel.load("axe.js", source);
  return page.evaluate(async (runOnly) => {
    const { violations, passes } = await window.axe.run({
      ...(runOnly.length === 0 ? {} : { runOnly }),
      // What nobody reads takes a twelfth of the time: all that is as it should be, and where it stands.
      resultTypes: ["violations"],
      selectors: false,
    });
    return {
      violations: violations.map(
        ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
      ),
      passed: passes.length,
    };
  }, rules);
}

/** Those of axe's rules that look at colours (its tag `cat.color`), but for the one that asks for more than level AA. */
const rulesOfColours = ["color-contrast", "link-in-text-block"];

export const otherThemes = (Object.keys(themes) as ThemeName[]).filter((theme) => theme !== "dark");

/**
 * Finds nothing on a dark page, and nothing once it has each of the other themes: to open a page anew takes as long as to
 * scan it. Another theme leaves the elements as they were, so that its colours alone are asked about. Nor did the page break
 * its policy, or fail.
 * @param expectMore what else is to be so in each theme
 */
export async function expectNothingFound(
  panel: PanelPage,
  inOtherThemes: readonly ThemeName[] = [],
  expectMore: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (const theme of ["dark", ...inOtherThemes] as const) {
    const isFirst = theme === "dark";
    // It was opened in the dark one.
    if (!isFirst) await panel.dress(theme);
    const { violations, passed } = await scan(panel, isFirst ? [] : rulesOfColours);
    expect([theme, violations]).toEqual([theme, []]);
    // The scan itself ran.
    expect(passed).toBeGreaterThan(isFirst ? 5 : 0);
    expect([theme, await panel.violations(), panel.errors()]).toEqual([theme, [], []]);
    await expectMore();
  }
}
