import type * as published from "../../npm/index.d.ts";
import { callControl } from "./controlCall.ts";
import { EmulatorError } from "./emulatorError.ts";

/** Why every call fails from now on; null while the emulator is not known to have ended. */
export type EndedBecause = () => EmulatorError | null;

type Moved = Promise<{ readonly now: string }>;

/** The helpers of `npm/index.d.ts`, over the control paths of docs/emulator.md: each answers what its path answers. */
export function controlOf(
  { url, token }: published.EmulatorAddress,
  endedBecause: EndedBecause = () => null,
): published.EmulatorControl {
  const call: published.EmulatorControl["call"] = async (method, path, body) => {
    const ended = endedBecause();
    if (ended !== null) throw ended;
    try {
      return await callControl({ url, token }, { method, path, body });
    } catch (error) {
      // One that died while it was asked is no mere silence.
      throw endedBecause() ?? error;
    }
  };
  const ask = async <T>(...request: Parameters<typeof call>): Promise<T> => (await call(...request)) as T;
  const items = async () => (await ask<{ items: readonly published.Item[] }>("GET", "/items")).items;
  const moveClock = (move: object): Moved => ask("POST", "/clock", move);
  return {
    url,
    control: `${url}/_emulator`,
    token,
    call,
    health: () => ask("GET", "/health"),
    items,
    async item(scenario) {
      const all = await items();
      const found = all.find((item) => item.scenario === scenario);
      if (found !== undefined) return found;
      const names = all.flatMap((item) => item.scenario ?? []).join(", ");
      throw new EmulatorError("refused", `No Item is of the scenario ${scenario}. There are: ${names || "none"}.`);
    },
    ledger: (itemId) => ask("GET", `/items/${encodeURIComponent(itemId)}/ledger`),
    async repairLogin(itemId) {
      await call("POST", `/items/${encodeURIComponent(itemId)}/repair`);
    },
    reset: (options) => ask("POST", "/reset", options?.scenarios === undefined ? undefined : options),
    clock: {
      now: () => ask("GET", "/clock"),
      advance: (seconds) => moveClock({ seconds }),
      moveTo: (moment) => moveClock({ to: typeof moment === "string" ? moment : moment.toISOString() }),
      freeze: () => moveClock({ frozen: true }),
      unfreeze: () => moveClock({ frozen: false }),
    },
    faults: {
      add: async (fault) => (await ask<{ fault: published.Fault }>("POST", "/faults", fault)).fault,
      list: async () => (await ask<{ faults: readonly published.Fault[] }>("GET", "/faults")).faults,
      async clear(faultId) {
        await call("DELETE", faultId === undefined ? "/faults" : `/faults?fault_id=${encodeURIComponent(faultId)}`);
      },
    },
    scenarios: {
      list: async () => (await ask<{ scenarios: readonly published.Scenario[] }>("GET", "/scenarios")).scenarios,
      start: (scenario) => ask("POST", "/scenarios", typeof scenario === "string" ? { name: scenario } : { scenario }),
    },
    refreshes: async () => (await ask<{ refreshes: readonly published.Refresh[] }>("GET", "/refreshes")).refreshes,
    requests: async () => (await ask<{ requests: readonly published.LoggedRequest[] }>("GET", "/requests")).requests,
  };
}
