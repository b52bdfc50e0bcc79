import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { provideChromium } from "../provision/chromium.mts";

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

/**
 * Starts a Chromium for tests, with further switches. Its pages live for seconds: to compile their code for speed takes longer
 * than the code then gains.
 */
export function openTestBrowser(...switches: readonly string[]): Promise<Browser> {
  return openBrowser({ headless: true, args: ["--js-flags=--no-maglev --no-opt", ...switches] });
}

/** A window of that many pixels, dark as VS Code is by default. */
export function openWindow(
  browser: Browser,
  size: { width: number; height: number },
  { isStill = false }: { readonly isStill?: boolean } = {},
): Promise<BrowserContext> {
  const reducedMotion = isStill ? "reduce" : "no-preference";
  return browser.newContext({ viewport: size, colorScheme: "dark", reducedMotion });
}
