import { type Browser, chromium } from "playwright-core";

/** The flags under which Debian's Chromium runs headless as root and calls nobody. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real Chromium: the one `BALANCE_LENS_CHROMIUM` names, else Debian's. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.BALANCE_LENS_CHROMIUM ?? "/usr/bin/chromium", args: flags });
}
