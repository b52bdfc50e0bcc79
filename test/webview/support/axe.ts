import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "vitest";
import type { PanelPage } from "./panelPage.ts";
import { type ThemeName, themes } from "./themes.ts";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

declare global {
  interface Window {
    axe: {
      run(options?: {
        runOnly?: readonly string[];
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
    const { violations, passes } = await window.axe.run(runOnly.length === 0 ? {} : { runOnly });
    return {
      violations: violations.map(
        ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
      ),
      passed: passes.length,
    };
  }, rules);
}

export const otherThemes = (Object.keys(themes) as ThemeName[]).filter((theme) => theme !== "dark");

/**
 * Finds nothing on a dark page, and nothing once it has each of the other themes: to open a page anew takes as long as to
 * scan it. Nor did it break its policy, or fail.
 * @param expectMore what else is to be so in each theme
 */
export async function expectNothingFound(
  panel: PanelPage,
  inOtherThemes: readonly ThemeName[] = [],
  expectMore: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (const theme of ["dark", ...inOtherThemes] as const) {
    // It was opened in the dark one.
    if (theme !== "dark") await panel.dress(theme);
    await expectNothingFoundNow(panel, theme);
    await expectMore();
  }
}

async function expectNothingFoundNow(panel: PanelPage, theme: ThemeName): Promise<void> {
  const { violations, passed } = await scan(panel);
  expect([theme, violations]).toEqual([theme, []]);
  // The scan itself ran.
  expect(passed).toBeGreaterThan(5);
  expect([theme, await panel.violations(), panel.errors()]).toEqual([theme, [], []]);
}
