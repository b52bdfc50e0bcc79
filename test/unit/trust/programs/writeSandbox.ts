import { openEmulator } from "../../../../src/emulator/emulator.ts";
import { openFreeFolder } from "../../../../src/emulator/state/stateFolder.ts";
import type { KeptChange } from "../support/sandboxWriter.ts";

/**
 * A program of its own: changes a local sandbox in every way there is, one after another, for as long as it may, and says
 * of each once it was acknowledged what must be found from then on.
 */
const [folder = "", first, most] = process.argv.slice(2);
const { journal } = await openFreeFolder(folder);
const emulator = await openEmulator({
  latency: "none",
  scenarios: ["just-linked"],
  journal,
  sender: {
    key: { alg: "ES256", crv: "P-256", kid: "k", kty: "EC", use: "sig", x: "", y: "" },
    refusalOf: (url) => (url.includes("refused") ? "refused here" : null),
    send: async () => ({ at: Date.now(), ms: 1, status: 200 }),
    close() {},
  },
});

function say(kind: KeptChange["kind"], value: unknown): void {
  process.stdout.write(`${JSON.stringify({ kind, value })}\n`);
}

interface Answer {
  readonly public_token: string;
  readonly access_token: string;
  readonly now: string;
  readonly cleared: number;
  readonly fault: { readonly fault_id: string };
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await emulator.handle({
    method,
    path,
    headers: { "content-type": "application/json", host: "127.0.0.1", ...headers },
    body: body === undefined ? "" : JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(`${path} ${answer.body}`);
  return JSON.parse(answer.body) as Answer;
}

const call = (path: string, body: object) => send("POST", path, { client_id: "a", secret: "b", ...body });
const control = (method: string, path: string, body?: unknown) =>
  send(method, `/_emulator${path}`, body, { authorization: `Bearer ${emulator.token}` });

async function link(): Promise<string> {
  const request = { institution_id: "ins_109508", initial_products: ["transactions"] };
  const { public_token } = await call("/sandbox/public_token/create", request);
  return (await call("/item/public_token/exchange", { public_token })).access_token;
}

const rules = { kind: "balance", rules: [], fallback: { result: "REVIEW" } };

for (let count = Number(first); count < Number(first) + Number(most); count += 1) {
  const access_token = await link();
  say("item", access_token);
  say("clock", (await control("POST", "/clock", { seconds: 60 })).now);
  const webhook = `http://127.0.0.1:1/${count % 2 === 1 ? "refused" : "taken"}/${count}`;
  await call("/item/webhook/update", { access_token, webhook });
  say("webhook", `/${count}`);
  // What becomes of the webhook is kept once it was sent, which is in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  await control("PUT", "/rulesets", { rulesets: { [`set${count}`]: rules } });
  say("ruleset", `set${count}`);
  const locked = { endpoint: "/item/get", effect: "error", error_code: "ITEM_LOCKED", error_message: `f${count}` };
  say("fault", (await control("POST", "/faults", locked)).fault.fault_id);
  if (count % 3 === 2) say("faults-cleared", (await control("DELETE", "/faults")).cleared);
  if (count % 4 === 3) {
    await call("/item/remove", { access_token });
    say("removed", access_token);
  }
  if (count % 5 === 4) {
    // All of it saved and loaded again: the world is the same afterwards, and the file another.
    await control("PUT", "/state", await control("GET", "/state"));
    say("loaded", count);
  }
  if (count % 7 === 6) {
    await control("POST", "/reset", { scenarios: ["just-linked", "non-usd"] });
    say("reset", count);
  }
}
