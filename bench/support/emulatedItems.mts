import { createEmulator, type Emulator } from "../../src/emulator/emulator.ts";

const keys = { client_id: "bench", secret: "bench" };
/** Where every clock of these benches begins. */
const now = "2026-03-01T12:00:00Z";

/** An emulator of the benches' own Items, called without a socket. */
export interface EmulatedItems {
  readonly tokens: readonly string[];
  /** The parsed answer. @throws Error for any answer but 200 */
  call(path: string, body: object): Promise<Readonly<Record<string, unknown>>>;
  /** Moves the virtual clock; resolves once all that fell due has happened. */
  advance(seconds: number): Promise<void>;
}

/** So many Items, each with one checking account whose bank lists so many transactions of the last two years. */
export function emulatedItems(itemCount: number, transactionCount: number): EmulatedItems {
  const tokens = Array.from(
    { length: itemCount },
    (_, index) => `access-sandbox-be4c0000-0000-4000-8000-${String(index).padStart(12, "0")}`,
  );
  const emulator = createEmulator({
    now,
    latency: "none",
    scenarios: tokens.map((token, index) => scenario(token, index, transactionCount)),
  });
  return {
    tokens,
    call: (path, body) => answered(emulator, path, { ...keys, ...body }),
    advance: async (seconds) => void (await answered(emulator, "/_emulator/clock", { seconds })),
  };
}

function scenario(token: string, index: number, transactionCount: number) {
  // A row of a scenario repeats 400 times at most: the rows begin one after another, and take turns.
  const rows = Math.ceil(transactionCount / 400);
  const times = Math.ceil(transactionCount / rows);
  const every = Math.floor((720 * 24 * 60) / times);
  return {
    name: `bench-${index}`,
    summary: "Made for a bench.",
    access_token: token,
    institution_id: "ins_109508",
    products: ["auth", "transactions"],
    linked: "-1d",
    days_requested: 730,
    refresh: [{ product: "transactions", every: "6h", last: "-1h" }],
    accounts: [
      {
        key: "checking",
        name: "Checking",
        type: "depository",
        subtype: "checking",
        mask: "0001",
        current: 1000,
        activity: Array.from({ length: rows }, (_, row) => ({
          at: `-719d${row}m`,
          amount: 1.5,
          name: `Tea ${row}`,
          repeat: { every: `${every}m`, times },
        })),
      },
    ],
  };
}

async function answered(emulator: Emulator, path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const headers = { host: "127.0.0.1", "content-type": "application/json", authorization: `Bearer ${emulator.token}` };
  const response = await emulator.handle({ method: "POST", path, headers, body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${response.body.slice(0, 300)}`);
  return JSON.parse(response.body) as Readonly<Record<string, unknown>>;
}
