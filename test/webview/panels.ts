import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { openTestBrowser } from "../../scripts/workbench/browser.mts";
import { type BuiltPage, buildPage, type PageName } from "./support/buildPage.ts";
import { type OpenOptions, openPanels, type PanelPage, type Panels } from "./support/panelPage.ts";

/** One browser and one build of each page for all files that a worker runs; the browser ends with the worker. */
let browser: Promise<Browser> | undefined;
const builds = new Map<PageName, Promise<BuiltPage>>();

function builtPage(name: PageName): Promise<BuiltPage> {
  const built = builds.get(name) ?? buildPage(name);
  builds.set(name, built);
  return built;
}

/** Opens panels for one file of tests, in a browsing context of its own; every panel a test opens is closed after it. */
export function usePanels(name: PageName = "webview"): (options: OpenOptions) => Promise<PanelPage> {
  let panels: Panels | undefined;
  const open = new Set<PanelPage>();
  beforeAll(async () => {
    browser ??= openTestBrowser();
    panels = await openPanels(await browser, await builtPage(name));
  });
  afterEach(async () => {
    await Promise.all([...open].map((panel) => panel.close()));
    open.clear();
  });
  afterAll(() => panels?.close());
  return async (options) => {
    if (panels === undefined) throw new Error("the browser is not up yet");
    const panel = await panels.open(options);
    open.add(panel);
    return panel;
  };
}
