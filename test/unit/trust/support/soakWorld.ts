import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { WebviewPanel } from "vscode";
import { heapUsed } from "../../../../bench/support/heapUsed.mts";
import { planComparison } from "../../../../src/core/plan/planner.ts";
import { runComparison } from "../../../../src/core/run/runComparison.ts";
import { type SharedEmulator, shareEmulator } from "../../../../src/emulator/state/shareEmulator.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { connectPlaid } from "../../../../src/plaid/connect.ts";
import { systemClock } from "../../../../src/systemClock.ts";
import type { ListedItem } from "../../../builders/emulatorSource.ts";
import { forgetWhatHappened } from "../../host/support/vscode/happened.ts";
import { createWebviewPanel, pages } from "../../host/support/vscode/pages.ts";
import { openPanels } from "./openPanels.ts";

/** How many comparisons the history of a soak keeps. */
const kept = 20;

/** What a process holds that should be as it was once a window is closed. */
interface Held {
  /** Timers, sockets, files and servers that are open. */
  readonly handles: number;
  /** Listeners on the pages of panels. */
  readonly listeners: number;
  /** Files on the disk. */
  readonly files: number;
  /** Their bytes together. */
  readonly bytes: number;
  /** Bytes that are reachable. */
  readonly heap: number;
}

export interface SoakWorld {
  /** Opens a window, makes so many comparisons in it with its panel opened and closed, and closes it. */
  window(comparisons: number): Promise<void>;
  held(): Promise<Held>;
  [Symbol.dispose](): void;
}

/** The whole of the extension but VS Code: a local sandbox with a kept state, the client, the history and the panels. */
export function openSoak(): SoakWorld {
  const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-soak-"));
  const history = new History({
    directory: path.join(folder, "comparisons"),
    keep: kept,
    onUnreadable() {},
  });
  let made = 0;

  async function compare(emulator: SharedEmulator, listed: ListedItem) {
    made += 1;
    const item = {
      itemId: listed.item_id,
      environment: "local" as const,
      institutionId: listed.institution_id,
      institutionName: "First Platypus Bank",
      products: listed.products,
    };
    const source = connectPlaid({
      environment: "local",
      basePath: emulator.url,
      clock: systemClock,
      credentials: async () => ({ clientId: "client", secret: "secret" }),
      accessTokenOf: async () => listed.access_token,
    });
    const stop = new AbortController();
    let steps = 0;
    return runComparison(
      { source, clock: systemClock, ids: { uuid: () => crypto.randomUUID() } },
      {
        item,
        environment: "local",
        plan: planComparison({ ...item, options: { evaluate: "default" } }),
        lastOwnRealTimeAt: null,
        id: `comparison-${made}`,
      },
      {
        signal: stop.signal,
        // Every fourth is cancelled on its way.
        onProgress: () => (made % 4 === 0 && ++steps === 8 ? stop.abort() : undefined),
      },
    );
  }

  async function window(comparisons: number): Promise<void> {
    const emulator = await shareEmulator({
      state: path.join(folder, "sandbox"),
      latency: "none",
      rateLimits: false,
      scenarios: ["daily-refresh"],
    });
    // The next window listens at the same address: a connection of this one must not be found there.
    const headers = {
      authorization: `Bearer ${emulator.token}`,
      "content-type": "application/json",
      connection: "close",
    };
    const ask = async (place: string, init: RequestInit = {}) =>
      (await fetch(emulator.control + place, { headers, ...init })).json();
    const { items } = (await ask("/items")) as { items: readonly ListedItem[] };
    const [listed] = items;
    if (listed === undefined) throw new Error("the emulator has no Item");
    const { panels, put } = openPanels(history);
    // As VS Code does after a reload: the panel that was open comes back with what its page remembers.
    const state = { schemaVersion: 1, itemId: listed.item_id, comparisonId: `comparison-${made}`, view: null };
    await panels.deserializeWebviewPanel(createWebviewPanel() as unknown as WebviewPanel, state);
    for (let round = 0; round < comparisons; round++) {
      await panels.show(listed.item_id);
      const comparison = await compare(emulator, listed);
      put(comparison);
      for (const page of pages.open) {
        page.post({ kind: "request", id: round, name: "panel/ready", payload: null });
        page.post({ kind: "request", id: round, name: "comparison/run", payload: null });
      }
      await history.save(comparison);
      if (round % 2 === 1) panels.list()[0]?.close();
    }
    for (const panel of panels.list()) panel.close();
    panels.dispose();
    // What the sandbox keeps of its calls grows until it begins again; nothing of before that is kept.
    await ask("/reset", { method: "POST", body: "{}" });
    await emulator.close();
    forgetWhatHappened();
  }

  return {
    window,
    async held() {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      return {
        handles: await fewestHandles(),
        listeners: pages.listeners,
        files: files.length,
        bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0),
        heap: heapUsed(),
      };
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What is just being closed is not counted: the fewest of many turns, in each of which the system may close some more. */
async function fewestHandles(): Promise<number> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 2000; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    fewest = Math.min(fewest, process.getActiveResourcesInfo().length);
  }
  return fewest;
}
