import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { openBrowser } from "../../scripts/workbench/browser.mts";
import { buildPage, type PageName } from "./support/buildPage.ts";
import { type OpenOptions, type PanelPage, panelOpener } from "./support/panelPage.ts";

/** A browser and the built page for one file of tests; every panel a test opens is closed after it. */
export function usePanels(name: PageName = "webview"): (options: OpenOptions) => Promise<PanelPage> {
  let browser: Browser | undefined;
  let openPanel: ((options: OpenOptions) => Promise<PanelPage>) | undefined;
  const open = new Set<PanelPage>();
  beforeAll(async () => {
    const [launched, built] = await Promise.all([openBrowser({ headless: true }), buildPage(name)]);
    browser = launched;
    openPanel = await panelOpener(launched, built);
  });
  afterEach(async () => {
    await Promise.all([...open].map((panel) => panel.close()));
    open.clear();
  });
  afterAll(() => browser?.close());
  return async (options) => {
    if (openPanel === undefined) throw new Error("the browser is not up yet");
    const panel = await openPanel(options);
    open.add(panel);
    return panel;
  };
}
