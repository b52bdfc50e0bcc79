import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openTestBrowser } from "../../scripts/workbench/browser.mts";
import { startAttacker } from "./attack/attacker.ts";
import { switches } from "./attack/places.ts";
import { type Emulator, withEmulator } from "./emulator.ts";
import { startApp } from "./link/app.ts";
import { withoutPlaid } from "./link/browse.ts";

/** What whoever attacks has found out: far more than a page of theirs could. */
interface Loot {
  readonly sandbox: string;
  readonly token: string;
  readonly key: string;
  readonly app: string;
}

/** Everything that tells whether a Link session was opened, used or ended. */
async function insideOf(emulator: Emulator, folder: string): Promise<string> {
  const read = ["events", "items", "webhooks"].map(async (place) =>
    JSON.stringify(await emulator.control("GET", place)),
  );
  return [...(await Promise.all(read)), readFileSync(path.join(folder, "journal.jsonl"), "utf8")].join("\n");
}

/**
 * Waits until the browser has put its own error page in place of that many frames: nothing of the Link page runs in them, so
 * that nothing can come of them later.
 */
async function refused(page: Page, frames: number): Promise<void> {
  const errors = () => page.frames().filter((frame) => frame.url().startsWith("chrome-error:"));
  await expect.poll(() => errors().length, { timeout: 60_000 }).toBe(frames);
}

/** Runs in the attacker's page: each resolves with what it could read, or what came of it. */
const attacks: Readonly<Record<string, (page: Page, loot: Loot) => Promise<unknown>>> = {
  "a session's key, sent from another origin": (page, loot) =>
    page.evaluate(async ({ sandbox, token, key }) => {
      const login = { institution_id: "ins_109508", username: "user_good", password: "pass_good" };
      const body = JSON.stringify({ step: "finish", link_token: token, key, ...login, accounts: ["checking"] });
      const inits: RequestInit[] = [
        { method: "POST", mode: "no-cors", credentials: "include", body },
        { method: "POST", headers: { "content-type": "application/json" }, credentials: "include", body },
        { method: "POST", mode: "no-cors", body: new Blob([body], { type: "application/json" }) },
      ];
      const read = inits.map((init) => fetch(`${sandbox}/link/hosted`, init).then((answer) => answer.text()));
      return (await Promise.allSettled(read)).map((each) => (each.status === "fulfilled" ? each.value : "")).join("");
    }, loot),
  "the page, read with cookies": (page, loot) =>
    page.evaluate(async ({ sandbox, token }) => {
      const url = `${sandbox}/link/hosted?token=${token}`;
      const inits: RequestInit[] = [{ credentials: "include" }, { mode: "no-cors", credentials: "include" }];
      const read = inits.map((init) => fetch(url, init).then((answer) => answer.text()));
      return (await Promise.allSettled(read)).map((each) => (each.status === "fulfilled" ? each.value : "")).join("");
    }, loot),
  "a frame of the page, told to open": async (page, loot) => {
    const said: unknown[] = [];
    await page.exposeFunction("heard", (message: unknown) => said.push(message));
    for (const origin of [`http://evil.example:${new URL(page.url()).port}`, loot.sandbox, "http://127.0.0.1:1"]) {
      await page.evaluate(
        ({ sandbox, token, origin }) => {
          const { heard } = window as unknown as { heard(message: unknown): void };
          window.addEventListener("message", (event) => heard([event.origin, event.data]), { once: true });
          const frame = document.createElement("iframe");
          frame.src = `${sandbox}/link/hosted?token=${token}#origin=${encodeURIComponent(origin)}&headless={}`;
          document.body.append(frame);
        },
        { ...loot, origin },
      );
    }
    await refused(page, 3);
    await page.evaluate(() => {
      for (const frame of Array.from(document.querySelectorAll("iframe")))
        frame.contentWindow?.postMessage({ mark: "balance-lens-link", type: "open" }, "*");
    });
    return said.length === 0 ? "" : JSON.stringify(said);
  },
  "a frame of the page within a page of this machine": async (page, loot) => {
    const inner = `<iframe src="${loot.sandbox}/link/hosted?token=${loot.token}#origin=http://127.0.0.1:1&headless={}"></iframe>`;
    await page.context().route("http://127.0.0.1:1/**", (route) => {
      return route.fulfill({ contentType: "text/html", body: inner });
    });
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement("iframe"), { src: "http://127.0.0.1:1/" }));
    });
    await refused(page, 1);
    return "";
  },
};

/** Opens the app from another server's page, which tells it again and again of a success that never was. */
async function forgeSuccess(page: Page, { app }: Loot): Promise<readonly string[]> {
  const opening = page.context().waitForEvent("page");
  await page.evaluate((url) => {
    const opened = window.open(url);
    const success = { mark: "balance-lens-link", type: "success", publicToken: "public-sandbox-evil", metadata: {} };
    setInterval(() => opened?.postMessage(success, "*"), 50);
  }, app);
  const opened = await opening;
  await opened.evaluate(() => {
    window.addEventListener("message", ({ origin }) => document.body.append(`forged by ${origin}`));
  });
  await opened.locator("#connect:enabled").click();
  await opened.frameLocator("iframe").getByRole("button", { name: "Tartan Bank" }).click();
  await opened.getByText("forged by http://evil.example").first().waitFor();
  return ((await opened.locator("#heard").textContent()) ?? "").split("\n").filter((line) => line.includes("success"));
}

async function pageOf(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

test("a page that knows the link token, and even the session's key, gets no session, reads nothing and forges no success", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-link-"));
  const attacker = await startAttacker();
  const args = ["--port", "0", "--scenario", "daily-refresh", "--state", folder];
  try {
    await withEmulator(args, async (emulator) => {
      const app = await startApp(emulator.url);
      const browser = await openTestBrowser(...switches);
      try {
        await emulator.control("POST", "clock", { frozen: true });
        const context = await browser.newContext();
        await withoutPlaid(context, emulator);
        // A person is at the bank's login in an app of this machine.
        const victim = await context.newPage();
        const posted = victim.waitForRequest(
          (request) => request.method() === "POST" && request.url().endsWith("/link/hosted"),
        );
        await victim.goto(app.url);
        await victim.locator("#connect:enabled").click();
        const open = await posted;
        const { link_token: token } = open.postDataJSON();
        const key: string = (await (await open.response())?.json())?.key;
        const link = victim.frameLocator("iframe");
        await link.getByRole("button", { name: "Tartan Bank" }).click();

        const evil = `http://evil.example:${attacker.port}`;
        const loot = { sandbox: emulator.url, token, key, app: app.url };
        const before = await insideOf(emulator, folder);
        for (const [name, attack] of Object.entries(attacks)) {
          const page = await pageOf(context, evil);
          expect([name, await attack(page, loot)]).toEqual([name, ""]);
          expect([name, (await insideOf(emulator, folder)) === before]).toEqual([name, true]);
        }
        // A window of the page needs no frame, and opens a session of its own; but nothing is picked in it.
        const found = await pageOf(context, evil);
        for (const features of ["", "noreferrer"]) {
          const opening = context.waitForEvent("page");
          const url = `${loot.sandbox}/link/hosted?token=${token}&headless={}`;
          await found.evaluate(([url = "", features]) => void window.open(url, "_blank", features), [url, features]);
          await (await opening).getByRole("heading", { name: /^Connect a test bank/ }).waitFor();
        }
        const { events } = (await emulator.control("GET", "events")) as { events: { what: string }[] };
        expect(events.filter(({ what }) => what === "link-opened")).toHaveLength(3);
        expect(events.filter(({ what }) => what === "link-finished")).toEqual([]);
        const opened = await insideOf(emulator, folder);
        // The name that was rebound meets the guard, with the page as with its script.
        for (const place of [`hosted?token=${token}`, "v2/stable/link-initialize.js"]) {
          const rebound = new URL(`/link/${place}`, emulator.url);
          rebound.hostname = "rebound.example";
          const page = await context.newPage();
          expect((await page.goto(rebound.href))?.status()).toBe(403);
        }
        expect((await insideOf(emulator, folder)) === opened).toBe(true);
        expect(await forgeSuccess(await pageOf(context, evil), loot)).toEqual([]);
        expect(app.accessToken()).toBeNull();

        // The person goes on as if nothing had been.
        await victim.bringToFront();
        await link.getByRole("button", { name: "Sign in" }).click();
        await link.getByRole("button", { name: "Continue" }).click();
        await victim.locator("#balances li").first().waitFor();
      } finally {
        await browser.close();
        app.close();
      }
    });
  } finally {
    attacker.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
