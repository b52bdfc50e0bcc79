import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openTestBrowser, openWindow } from "../../scripts/workbench/browser.mts";
import { attackPage, startAttacker } from "./attack/attacker.ts";
import { allowedName, attack, placesOf, switches, waysOf } from "./attack/places.ts";
import { type Arrival, openTap } from "./attack/tap.ts";
import { type Emulator, withEmulator } from "./emulator.ts";
import { linkTokenFrom } from "./link/browse.ts";

/** All that can be known of a local sandbox from inside, as text. */
async function insideOf(emulator: Emulator, folder: string): Promise<Readonly<Record<string, string>>> {
  const places = [
    ...["items", "requests", "faults", "events", "webhooks", "refreshes", "rulesets"],
    ...["scenarios", "coverage", "clock", "state"],
  ];
  const read = async (place: string) => {
    const text = JSON.stringify(await emulator.control("GET", place));
    // A saved state says when it was saved.
    return [place, text.replaceAll(/"real":\d+/g, '"real":0')] as const;
  };
  return {
    ...Object.fromEntries(await Promise.all(places.map(read))),
    journal: readFileSync(path.join(folder, "journal.jsonl"), "utf8"),
  };
}

async function callBalances(url: string, body: string): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  return (await fetch(`${url}/accounts/balance/get`, { method: "POST", headers, body })).json();
}

/** A local sandbox whose time stands still and whose next call meets a fault, under attack from another server's pages. */
async function underAttack(
  work: (world: { emulator: Emulator; folder: string; attacker: number; link_token: string }) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-browser-"));
  const attacker = await startAttacker();
  const args = [
    ...["--port", "0", "--seed", "7", "--scenario", "daily-refresh", "--rate-limits", "on"],
    ...["--state", folder, "--allow-host", allowedName],
  ];
  try {
    await withEmulator(args, async (emulator) => {
      await emulator.control("POST", "clock", { frozen: true });
      // Before there is a fault, which it would meet.
      const { link_token } = await linkTokenFrom(emulator);
      await emulator.control("POST", "faults", { effect: "error", error_code: "ITEM_LOCKED", calls: 1 });
      await work({ emulator, folder, attacker: attacker.port, link_token });
    });
  } finally {
    attacker.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test("no page in a real browser spends, changes, logs or reads anything of a running local sandbox", () =>
  underAttack(async ({ emulator, folder, attacker, link_token }) => {
    const { item_id, access_token } = await emulator.itemOf("daily-refresh");
    const before = await insideOf(emulator, folder);
    const keyed = JSON.stringify({ client_id: "a", secret: "b", access_token });
    const targets = [
      { path: "/accounts/balance/get", json: keyed },
      { path: "/_emulator/reset", json: "{}" },
      // What a browser may load, in the hands of whoever found out the app's link token.
      { path: "/link/hosted", json: JSON.stringify({ step: "open", link_token }) },
      { path: "/link/v2/stable/link-initialize.js", json: "{}" },
    ];
    const tap = await openTap(new URL(emulator.url), attackPage);
    const browser = await openTestBrowser(...switches);
    const ways = new Set(["typed"]);
    const read: string[] = [];
    try {
      const window = await openWindow(browser, { width: 800, height: 600 });
      for (const { from, at, readsAnswers, open } of placesOf({ attacker, sandbox: tap.port })) {
        const page = await open(window);
        const own = from.startsWith("http") ? from : `http://evil.example:${attacker}`;
        for (const way of await waysOf(page)) {
          ways.add(way);
          const aims = targets.map(({ path, json }) => {
            return { url: `${at}${path}?${new URLSearchParams({ way, from })}`, own, json, token: emulator.token };
          });
          const texts = await Promise.all(aims.map((aim) => attack(page, way, aim)));
          const isRefusal = (text: string) => readsAnswers && text.includes("UNAUTHORIZED_ROUTE_ACCESS");
          read.push(
            ...texts.filter((text) => text !== "" && !isRefusal(text)).map((text) => `${way}, ${from}: ${text}`),
          );
        }
      }
      // What a person types, or another program opens.
      for (const { path } of targets)
        await (await window.newPage()).goto(`http://127.0.0.1:${tap.port}${path}?way=typed`);

      // Each way came through from somewhere, and each that came was answered.
      const arrived = () => tap.arrivals().map(({ path }) => new URL(path, emulator.url).searchParams.get("way"));
      const missing = () => [...ways].filter((way) => !arrived().includes(way));
      await expect.poll(missing, { timeout: 60_000 }).toEqual([]);
      await browser.close();
      await expect.poll(() => tap.arrivals().filter(({ status }) => status === null)).toEqual([]);
    } finally {
      await browser.close();
      tap.close();
    }

    expect(read).toEqual([]);
    // A name that was allowed brings a GET past the guard, to where there is nothing for it; everything else is refused.
    const letIn = tap.arrivals().filter(({ status }) => status !== 403);
    const isHarmless = ({ method, head, status }: Arrival) =>
      ["GET", "HEAD"].includes(method) &&
      head.includes(`\r\nHost: ${allowedName}`) &&
      (status === 401 || status === 404);
    // Link's page and script are loaded, and read by nobody; the page without a token in its address holds nothing. As a
    // page of its own it asks to open a session, and is refused: no way of an attack's comes without a query.
    const isLink = ({ method, path, status }: Arrival) =>
      (method === "GET" && status === 200 && /^\/link\/(hosted|v2\/stable\/link-initialize\.js)\?/.test(path)) ||
      (method === "POST" && status === 400 && path === "/link/hosted");
    const answeredOtherwise = letIn.filter((arrival) => !isHarmless(arrival) && !isLink(arrival));
    expect(letIn.filter(isLink).length).toBeGreaterThan(20);
    expect(answeredOtherwise.map(({ method, path, status }) => `${method} ${path}: ${status}`)).toEqual([]);
    expect(await insideOf(emulator, folder)).toEqual(before);

    // The same by a program is answered, after the fault that no page has spent, and within limits that none has used up.
    expect(await callBalances(emulator.url, keyed)).toMatchObject({ error_code: "ITEM_LOCKED" });
    expect(await callBalances(emulator.url, keyed)).toMatchObject({ item: { item_id } });
    const balance = "/accounts/balance/get";
    expect(await emulator.requestedPaths()).toEqual(["/link/token/create", balance, balance]);
  }));
