import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { dist } from "../../scripts/lib/places.mts";

/** An emulator in a process of its own, as another program sees it: over HTTP, its control paths included. */
export interface Emulator {
  readonly url: string;
  /** The bearer token of its control. */
  readonly token: string;
  /** Calls a control path, such as `items`: what it answered. */
  control(method: string, place: string, body?: object): Promise<unknown>;
  /** The Item that a scenario made. */
  itemOf(scenario: string): Promise<ListedItem>;
  /** What the bank would say now, and what Plaid has copied. */
  ledgerOf(itemId: string): Promise<readonly LedgerAccount[]>;
  /** The paths that were asked for, oldest first. */
  requestedPaths(): Promise<readonly string[]>;
}

interface ListedItem {
  readonly item_id: string;
  readonly access_token: string;
}

export interface LedgerAccount {
  readonly account_id: string;
  readonly bank: Amounts;
  readonly cached: Amounts;
}

interface Amounts {
  readonly available: number | null;
  readonly current: number | null;
}

/** Runs `dist/emulator.mjs` with these arguments, and without latency, for as long as `work` takes. */
export async function withEmulator<T>(args: readonly string[], work: (emulator: Emulator) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [path.join(dist, "emulator.mjs"), "--latency", "none", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  try {
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([once(lines, "line"), ended.then(() => [undefined])]);
    if (typeof line !== "string") throw new Error("the emulator ended before it listened");
    return await work(clientOf(JSON.parse(line)));
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

function clientOf({ url, control, token }: { url: string; control: string; token: string }): Emulator {
  const ask = async (method: string, place: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${control}/${place}`, { method, headers, ...sent });
    if (!answer.ok) throw new Error(`${place} answered ${answer.status}`);
    return answer.json();
  };
  const get = (place: string) => ask("GET", place);
  return {
    url,
    token,
    control: ask,
    async itemOf(scenario) {
      const { items }: { items: readonly (ListedItem & { scenario: string })[] } = await get("items");
      const item = items.find((each) => each.scenario === scenario);
      if (item === undefined) throw new Error(`the emulator has no Item of ${scenario}`);
      return item;
    },
    async ledgerOf(itemId) {
      return (await get(`items/${itemId}/ledger`)).accounts;
    },
    async requestedPaths() {
      const { requests }: { requests: readonly { path: string }[] } = await get("requests");
      return requests.map((request) => request.path);
    },
  };
}
