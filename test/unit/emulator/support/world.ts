import { createEmulator, type Emulator } from "../../../../src/emulator/emulator.ts";
import type { EmulatorOptions } from "../../../../src/emulator/server/options.ts";
import type { Machine } from "../../../../src/emulator/time/virtualClock.ts";

export const start = "2026-03-02T15:00:00.000Z";

/** A machine whose time moves when told, and whose waits end when told. */
export interface HandMachine extends Machine {
  /** ms asked for by each wait so far. */
  readonly waits: readonly number[];
  pass(ms: number): void;
  /** Ends every wait that is under way, having moved time past the longest. */
  endWaits(): Promise<void>;
}

export function handMachine(): HandMachine {
  let real = Date.parse("2026-03-02T15:00:00Z");
  const waits: number[] = [];
  let open: (() => void)[] = [];
  return {
    waits,
    now: () => real,
    pass(ms) {
      real += ms;
    },
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        waits.push(ms);
        open.push(resolve);
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      }),
    async endWaits() {
      real += Math.max(0, ...waits);
      const ended = open;
      open = [];
      for (const end of ended) end();
      await Promise.resolve();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: AnswerBody;
}

/** What tests read of any answer. A part that is not there fails the test that reads it. */
interface AnswerBody {
  readonly [name: string]: unknown;
  readonly request_id: string;
  readonly error_code?: string;
  readonly error_type?: string;
  readonly error_message?: string;
  readonly now: string;
  readonly public_token: string;
  readonly institution: {
    readonly status?: Readonly<Record<string, { readonly status: string; readonly last_status_change: string } | null>>;
  };
  readonly access_token: string;
  readonly item_id: string;
  readonly accounts: readonly {
    readonly account_id: string;
    readonly name: string;
    readonly mask: string | null;
    readonly balances: Balances;
  }[];
  readonly items: readonly ListedItem[];
  readonly ruleset?: { readonly result: string };
  readonly events: readonly WorldEventLine[];
  readonly added: readonly TransactionRow[];
  readonly modified: readonly TransactionRow[];
  readonly removed: readonly { readonly transaction_id: string; readonly account_id: string }[];
  readonly next_cursor: string;
  readonly has_more: boolean;
  readonly transactions_update_status: string;
}

interface ListedItem {
  readonly item_id: string;
  readonly access_token: string;
  readonly scenario: string;
  readonly evaluate?: { readonly account_id: string; readonly amount: number; readonly ruleset_key: string | null };
}

interface WorldEventLine {
  readonly at: string;
  readonly item_id: string;
  readonly what: string;
  readonly cause: string;
}

export interface TransactionRow {
  readonly transaction_id: string;
  readonly account_id: string;
  readonly amount: number;
  readonly pending: boolean;
  readonly date: string;
  readonly name: string;
  readonly pending_transaction_id: string | null;
}

export interface TestWorld {
  readonly emulator: Emulator;
  readonly machine: HandMachine;
  /** A call of Plaid's API, with keys. */
  call(path: string, body: object, signal?: AbortSignal): Promise<Answer>;
  control(method: string, path: string, body?: object): Promise<Answer>;
  /** The token of a scenario's Item. */
  itemOf(scenario: string): Promise<ListedItem>;
  tokenOf(scenario: string): Promise<string>;
  itemIdOf(scenario: string): Promise<string>;
  /** What the bank and Plaid's copy say of each account of a scenario's Item. */
  ledgerOf(scenario: string): Promise<readonly LedgerAccount[]>;
  /** A new Item by way of a public token. */
  link(input: object): Promise<{ access_token: string; item_id: string }>;
  advance(seconds: number): Promise<void>;
}

interface LedgerAccount {
  readonly account_id: string;
  readonly bank: Balances;
  readonly cached: Balances & { readonly as_of: string; readonly refreshed_by: string };
}

interface Balances {
  readonly available: number | null;
  readonly current: number | null;
  readonly limit: number | null;
}

/** An emulator in this process, with no latency and a still machine unless told otherwise. */
export function createTestWorld(options: EmulatorOptions = {}): TestWorld {
  const machine = handMachine();
  const emulator = createEmulator({ latency: "none", now: start, machine, ...options });
  const send = async (
    method: string,
    path: string,
    headers: object,
    body: object | undefined,
    signal?: AbortSignal,
  ) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const sent = { "content-type": "application/json", host: "127.0.0.1:1", ...headers };
    const answer = await emulator.handle({ method, path, headers: sent, body: text }, signal && { signal });
    return { status: answer.status, headers: answer.headers, text: answer.body, body: JSON.parse(answer.body) };
  };
  const control = (method: string, path: string, body?: object): Promise<Answer> =>
    send(method, `/_emulator${path}`, { authorization: `Bearer ${emulator.token}` }, body);
  const call = (path: string, body: object, signal?: AbortSignal): Promise<Answer> =>
    send("POST", path, {}, { client_id: "client", secret: "secret", ...body }, signal);
  const itemOf = async (scenario: string) => {
    const { body } = await control("GET", "/items");
    const found = body.items.find((item) => item.scenario === scenario);
    if (found === undefined) throw new Error(`no Item of the scenario ${scenario}`);
    return found;
  };
  return {
    emulator,
    machine,
    call,
    control,
    itemOf,
    tokenOf: async (scenario) => (await itemOf(scenario)).access_token,
    itemIdOf: async (scenario) => (await itemOf(scenario)).item_id,
    ledgerOf: async (scenario) => {
      const { item_id } = await itemOf(scenario);
      const { body } = await control("GET", `/items/${item_id}/ledger`);
      return body.accounts as unknown as readonly LedgerAccount[];
    },
    async link(input) {
      const made = await call("/sandbox/public_token/create", {
        institution_id: "ins_109508",
        initial_products: ["transactions"],
        ...input,
      });
      const exchanged = await call("/item/public_token/exchange", { public_token: made.body.public_token });
      if (exchanged.status !== 200) throw new Error(`not linked: ${made.text} ${exchanged.text}`);
      return exchanged.body;
    },
    async advance(seconds) {
      const answer = await control("POST", "/clock", { seconds });
      if (answer.status !== 200) throw new Error(answer.text);
    },
  };
}
