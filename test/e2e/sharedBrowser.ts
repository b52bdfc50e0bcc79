import type { Browser } from "playwright-core";
import { openTestBrowser } from "../../scripts/workbench/browser.mts";

/** The browser of all files that a worker runs, each test with a browsing context of its own; it ends with the worker. */
let browser: Promise<Browser> | undefined;

export function sharedBrowser(): Promise<Browser> {
  browser ??= openTestBrowser();
  return browser;
}
