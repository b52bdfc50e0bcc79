import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { BrowserContext, FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";
import { openTestBrowser } from "../../../scripts/workbench/browser.mts";
import { type Emulator, withEmulator } from "../emulator.ts";
import { sharedBrowser } from "../sharedBrowser.ts";
import { type App, startApp } from "./app.ts";

/** What the app's page heard of Link: the name of the callback, and what it was called with. */
type Heard = readonly [what: string, ...said: readonly (string | Record<string, unknown> | null)[]];

const cdn = "https://cdn.plaid.com/link/v2/stable/link-initialize.js";

/** A context in which the script on Plaid's CDN is the emulator's, and nothing else of the world can be reached. */
export async function withoutPlaid(context: BrowserContext, emulator: Emulator, headless?: object): Promise<void> {
  const query = headless === undefined ? "" : `?headless=${encodeURIComponent(JSON.stringify(headless))}`;
  const url = `${emulator.url}/link/v2/stable/link-initialize.js${query}`;
  await context.route(/^https:/, (route) => route.abort());
  await context.route(cdn, async (route) => route.fulfill({ response: await route.fetch({ url }) }));
}

export interface Browsed {
  readonly emulator: Emulator;
  readonly app: App;
  readonly page: Page;
  /** The Link page in its frame. */
  readonly link: FrameLocator;
  heard(): Promise<readonly Heard[]>;
}

/** The app of the quick start in a browser, beside an emulator. */
export async function browse(
  options: {
    readonly headless?: object;
    readonly request?: Parameters<typeof startApp>[1];
    /** Of the emulator, besides the usual. */
    readonly args?: readonly string[];
    /** Of the browser, besides the usual. */
    readonly switches?: readonly string[];
    /** What the page's console may say. */
    readonly mayComplain?: RegExp;
  },
  work: (browsed: Browsed) => Promise<void>,
): Promise<void> {
  await withEmulator(["--port", "0", ...(options.args ?? [])], async (emulator) => {
    const app = await startApp(emulator.url, options.request);
    const { switches } = options;
    // Switches are a whole browser's.
    const own = switches === undefined ? undefined : await openTestBrowser(...switches);
    const context = await (own ?? (await sharedBrowser())).newContext();
    try {
      await withoutPlaid(context, emulator, options.headless);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on("console", (message) => {
        const words = message.text();
        if (message.type() === "error" && !/favicon/.test(words) && options.mayComplain?.test(words) !== true)
          problems.push(words);
      });
      page.on("pageerror", (error) => problems.push(error.message));
      await page.goto(app.url);
      await page.locator("#connect:enabled").waitFor();
      const link = page.frameLocator("iframe");
      const heard = async () => {
        const lines = (await page.locator("#heard").textContent()) ?? "";
        return lines
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Heard);
      };
      await work({ emulator, app, page, link, heard });
      if (problems.length > 0) throw new Error(`the page complained: ${problems.join("; ")}`);
    } finally {
      await context.close();
      await own?.close();
      app.close();
    }
  });
}

/** A link token of an emulator, asked for as any program does. */
export async function linkTokenFrom(
  { url }: Pick<Emulator, "url">,
  more: object = {},
): Promise<{ readonly link_token: string; readonly hosted_link_url: string }> {
  const answer = await fetch(`${url}/link/token/create`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ...{ client_id: "a", secret: "b", client_name: "Quick start", language: "en", country_codes: ["US"] },
      ...{ user: { client_user_id: "person-1" }, products: ["auth"], hosted_link: {} },
      ...more,
    }),
  });
  return answer.json();
}

/** A call of Plaid's API with keys: what it answered. */
export async function callPlaid<T>({ url }: Pick<Emulator, "url">, path: string, body: object): Promise<T> {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "a", secret: "b", ...body }),
  });
  return answer.json();
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with a page. The page's own policy keeps it out, so it is run by the browser itself. */
async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }> };
    };
    const { violations, passes } = await axe.run();
    if (passes.length === 0) throw new Error("axe looked at nothing");
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}

/** Waits for a view by its heading, which has the keyboard, and has axe look at it in each way a person may see it. */
export async function expectView(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { name, level: 1, exact: true }).waitFor();
  // What follows the heading is the next stop of the keyboard.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  expect(await page.getByText("Local sandbox – not Plaid").isVisible()).toBe(true);
  for (const media of [
    { colorScheme: "light" },
    { colorScheme: "dark" },
    { colorScheme: "light", forcedColors: "active" },
  ] as const) {
    await page.emulateMedia({ forcedColors: "none", ...media });
    expect([name, media, await axeFindings(page)]).toEqual([name, media, []]);
  }
}
