import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { provideChromium } from "../provision/chromium.mts";

/**
 * Switches for a browser of tests. Its pages live for seconds: to compile their code for speed takes longer than the code
 * then gains.
 */
export const forShortPages: readonly string[] = ["--js-flags=--no-maglev --no-opt"];

/** Starts a Chromium that makes no calls of its own. `args` are further switches of its command line. */
export async function openBrowser(options: {
  readonly headless: boolean;
  readonly args?: readonly string[];
}): Promise<Browser> {
  return chromium.launch({
    executablePath: await provideChromium({ aWindow: !options.headless }),
    headless: options.headless,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(options.args ?? []),
    ],
  });
}

/** A window of that many pixels, dark as VS Code is by default. */
export function openWindow(browser: Browser, size: { width: number; height: number }): Promise<BrowserContext> {
  return browser.newContext({ viewport: size, colorScheme: "dark" });
}
