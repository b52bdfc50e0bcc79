import { createEmulator, type Emulator } from "../../../src/emulator/emulator.ts";
import type { EmulatorResponse } from "../../../src/emulator/server/http.ts";
import type { Journal } from "../../../src/emulator/state/journal.ts";

/** Something that was promised and did not hold, with what brought it about. */
export interface Breach {
  readonly what: string;
  readonly input: string;
}

/** A local sandbox under attack, called in this process. */
export interface Target {
  readonly emulator: Emulator;
  send(
    method: string,
    path: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<EmulatorResponse>;
  control(method: string, path: string, body?: unknown): Promise<EmulatorResponse>;
}

const start = "2026-03-02T15:00:00.000Z";

/** @param journal where it keeps its state; absent: nowhere */
export function targetOf(journal: Journal | undefined, scenarios: readonly string[]): Target {
  // Real time stands still, so that the same seed is the same attack.
  const machine = { now: () => Date.parse(start), wait: () => new Promise<never>(() => undefined) };
  const emulator = createEmulator({ latency: "none", now: start, scenarios, machine, journal });
  const send: Target["send"] = (method, path, body, headers = {}) =>
    emulator.handle({
      method,
      path,
      headers: { host: "127.0.0.1:1", "content-type": "application/json", ...headers },
      body,
    });
  return {
    emulator,
    send,
    control: (method, path, body) =>
      send(method, `/_emulator${path}`, body === undefined ? "" : JSON.stringify(body), {
        authorization: `Bearer ${emulator.token}`,
      }),
  };
}

/** What is wrong with an answer to anything; null when nothing is. */
export function wrongWith({ status, body, delivery }: EmulatorResponse): string | null {
  // A fault that somebody asked for.
  if (delivery !== undefined) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return `the answer is no JSON (${status})`;
  }
  if (status === 200) return null;
  if (![400, 401, 403, 404, 429].includes(status)) return `answered ${status}`;
  const { error_code, request_id } = Object(parsed) as Record<string, unknown>;
  return typeof error_code === "string" && typeof request_id === "string" ? null : `no envelope (${status})`;
}

const everything = [
  "/items",
  "/refreshes",
  "/events",
  "/webhooks",
  "/faults",
  "/rulesets",
  "/scenarios",
  "/requests",
  "/coverage",
  "/clock",
];
const reads = [
  "/accounts/get",
  "/item/get",
  "/identity/get",
  "/auth/get",
  "/transactions/sync",
  "/liabilities/get",
  "/investments/holdings/get",
];

/** Reads all there is of a world: the first thing that cannot be read; null when everything can. */
export async function unreadablePart({ control, send }: Target): Promise<string | null> {
  for (const path of everything) if ((await control("GET", path)).status !== 200) return `GET ${path} fails`;
  const { items } = JSON.parse((await control("GET", "/items")).body) as {
    items: { item_id: string; access_token: string }[];
  };
  for (const { item_id, access_token } of items) {
    if ((await control("GET", `/items/${item_id}/ledger`)).status !== 200)
      return `the ledger of ${item_id} cannot be read`;
    for (const path of reads) {
      const answer = await send("POST", path, JSON.stringify({ client_id: "a", secret: "b", access_token }));
      if (answer.status >= 500 && !answer.body.includes("INSTITUTION_")) return `${path} answers ${answer.status}`;
    }
  }
  return null;
}
