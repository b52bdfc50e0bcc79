import path from "node:path";
import { type Program, startProgram } from "./program.ts";

const source = path.resolve(import.meta.dirname, "../../../../src");

/**
 * Changes a local sandbox in every way there is, one after another, for as long as it may, and says of each once it was
 * acknowledged what must be found from then on.
 */
const program = `
const [source, folder, first, most] = process.argv.slice(1);
const [{ openFreeFolder }, { openEmulator }] = await Promise.all(
  ["emulator/state/stateFolder.ts", "emulator/emulator.ts"].map((file) => import(source + "/" + file)),
);
const say = (kind, value) => process.stdout.write(JSON.stringify({ kind, value }) + "\\n");
const { journal } = await openFreeFolder(folder);
const sender = {
  key: { alg: "ES256", crv: "P-256", kid: "k", kty: "EC", use: "sig", x: "", y: "" },
  refusalOf: (url) => (url.includes("refused") ? "refused here" : null),
  send: async () => ({ at: Date.now(), ms: 1, status: 200 }),
  close() {},
};
const emulator = await openEmulator({ latency: "none", scenarios: ["just-linked"], journal, sender });
const send = async (method, path, body, headers = {}) => {
  const answer = await emulator.handle({
    method,
    path,
    headers: { "content-type": "application/json", host: "127.0.0.1", ...headers },
    body: body === undefined ? "" : JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(path + " " + answer.body);
  return JSON.parse(answer.body);
};
const call = (path, body) => send("POST", path, { client_id: "a", secret: "b", ...body });
const control = (method, path, body) => send(method, "/_emulator" + path, body, { authorization: "Bearer " + emulator.token });
const link = async (webhook) => {
  const options = webhook === undefined ? undefined : { webhook };
  const request = { institution_id: "ins_109508", initial_products: ["transactions"], ...(options && { options }) };
  const { public_token } = await call("/sandbox/public_token/create", request);
  return (await call("/item/public_token/exchange", { public_token })).access_token;
};
for (let count = Number(first); count < Number(first) + Number(most); count += 1) {
  const access_token = await link();
  say("item", access_token);
  say("clock", (await control("POST", "/clock", { seconds: 60 })).now);
  await call("/item/webhook/update", { access_token, webhook: "http://127.0.0.1:1/" + (count % 2 ? "refused" : "taken") + "/" + count });
  say("webhook", "/" + count);
  // What becomes of the webhook is kept once it was sent, which is in the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  await control("PUT", "/rulesets", { rulesets: { ["set" + count]: { kind: "balance", rules: [], fallback: { result: "REVIEW" } } } });
  say("ruleset", "set" + count);
  const { fault } = await control("POST", "/faults", { endpoint: "/item/get", effect: "error", error_code: "ITEM_LOCKED", error_message: "f" + count });
  say("fault", fault.fault_id);
  if (count % 3 === 2) {
    const cleared = await control("DELETE", "/faults");
    say("faults-cleared", cleared.cleared);
  }
  if (count % 4 === 3) {
    await call("/item/remove", { access_token });
    say("removed", access_token);
  }
  if (count % 5 === 4) {
    // All of it saved and loaded again: the world is the same afterwards, and the file another.
    await control("PUT", "/state", await control("GET", "/state"));
    say("loaded", count);
  }
  if (count % 11 === 10) {
    await control("POST", "/reset", { scenarios: ["just-linked", "non-usd"] });
    say("reset", count);
  }
}
`;

/** What a local sandbox said that it keeps. */
export interface KeptChange {
  readonly kind: "item" | "removed" | "clock" | "webhook" | "ruleset" | "fault" | "faults-cleared" | "loaded" | "reset";
  readonly value: string | number;
}

/** Says everything that it has kept. */
export function startSandboxWriter(input: {
  folder: string;
  first: number;
  most?: number;
  compileCache: string;
}): Program<KeptChange> {
  const { folder, first, most = 1e9, compileCache } = input;
  return startProgram(program, [source, folder, String(first), String(most)], { compileCache });
}
