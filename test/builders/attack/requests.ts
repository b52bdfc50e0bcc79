import { faultEffects } from "../../../src/emulator/faults/fault.ts";
import { endpoints } from "../../../src/emulator/handlers/endpoints.ts";
import { mutated } from "./mutate.ts";
import { type Draw, seededDraw } from "./seeded.ts";
import { type Breach, type Target, targetOf, unreadablePart, wrongWith } from "./target.ts";

const methods = ["POST", "POST", "POST", "POST", "POST", "GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "\u0000"];
const controls = [
  ["GET", "/items"],
  ["POST", "/clock"],
  ["GET", "/events"],
  ["POST", "/faults"],
  ["DELETE", "/faults"],
  ["POST", "/scenarios"],
  ["POST", "/reset"],
  ["PUT", "/rulesets"],
  ["POST", "/rulesets/preview"],
  ["PUT", "/state"],
  ["GET", "/webhooks"],
] as const;

/** A good body for an endpoint, or close to one: what is sent is made from it. */
function seedBody(token: string, draw: Draw): Record<string, unknown> {
  return {
    client_id: "a",
    secret: "b",
    access_token: token,
    ...(draw.whole(3) === 0 && {
      options: { account_ids: ["x"], count: 5, offset: 0, webhook: "http://127.0.0.1:1/" },
    }),
    ...(draw.whole(4) === 0 && { institution_id: "ins_109508", initial_products: ["auth", "transactions"] }),
    ...(draw.whole(4) === 0 && { start_date: "2026-01-01", end_date: "2026-03-01" }),
    ...(draw.whole(4) === 0 && { webhook: "http://127.0.0.1:1/hook", cursor: "", count: 10 }),
    ...(draw.whole(6) === 0 && { amount: 5, client_transaction_id: "t", account_id: "x" }),
  };
}

function controlBody(path: string, draw: Draw): unknown {
  if (path === "/clock") return { seconds: draw.whole(100_000) };
  if (path === "/faults")
    return { effect: draw.one(faultEffects.filter((each) => each !== "hang")), calls: 1, error_code: "ITEM_LOCKED" };
  if (path === "/rulesets") return { rulesets: { a: { kind: "balance", rules: [], fallback: { result: "REVIEW" } } } };
  if (path === "/scenarios") return { name: "non-usd" };
  if (path === "/reset") return { scenarios: ["daily-refresh"] };
  return { amount: 5, item_id: "x", settings: {} };
}

/** How many Items an attack has at most before it begins again: each of them is read now and then. */
const requestsAWorld = 500;

/**
 * So many hostile requests, the same for the same seed: paths, methods, heads and bodies of every kind, with and without
 * the control's token.
 * @returns what did not hold
 */
export async function attackWithRequests(seed: number, count: number): Promise<readonly Breach[]> {
  const draw = seededDraw(seed);
  const paths = [...endpoints.keys()];
  const breaches: Breach[] = [];
  let target = targetOf(undefined, ["daily-refresh"]);
  let tokens = await tokensOf(target);
  for (let sent = 0; sent < count; sent += 1) {
    if (sent % requestsAWorld === requestsAWorld - 1) {
      const unreadable = await unreadablePart(target);
      if (unreadable !== null) breaches.push({ what: unreadable, input: `after request ${sent} of seed ${seed}` });
      target = targetOf(undefined, [
        draw.one(["daily-refresh", "non-usd", "investments-overnight", "rate-limited"]) ?? "all",
      ]);
      tokens = await tokensOf(target);
    }
    const request =
      draw.whole(4) === 0 ? controlRequest(target, draw) : plaidRequest({ paths, token: draw.one(tokens) ?? "", draw });
    const { method, path, body, headers } = request;
    const answer = await target.send(method, path, body, headers);
    const wrong = wrongWith(answer);
    // A fault that was asked for may answer as anything does.
    const isAsked =
      answer.headers["content-type"] !== "application/json; charset=utf-8" ||
      answer.body.includes("INTERNAL_SERVER_ERROR");
    if (wrong !== null && !(isAsked && (await hadFault(target)))) {
      breaches.push({ what: wrong, input: `${method} ${path} ${body.slice(0, 300)}` });
    }
  }
  return breaches;
}

async function tokensOf(target: Target): Promise<readonly string[]> {
  const { items } = JSON.parse((await target.control("GET", "/items")).body) as { items: { access_token: string }[] };
  return items.map(({ access_token }) => access_token);
}

/** Whether the last request met a fault. */
async function hadFault(target: Target): Promise<boolean> {
  const { requests } = JSON.parse((await target.control("GET", "/requests")).body) as {
    requests: { fault_id?: string }[];
  };
  return requests.at(-1)?.fault_id !== undefined;
}

function plaidRequest({ paths, token, draw }: { paths: readonly string[]; token: string; draw: Draw }) {
  const good = seedBody(token, draw);
  const value = mutated(good, draw, draw.whole(4));
  const text = JSON.stringify(value) ?? "undefined";
  return {
    method: draw.one(methods) ?? "POST",
    path:
      draw.one([
        draw.one(paths) ?? "/",
        draw.one(paths) ?? "/",
        "/",
        "/%00",
        "/accounts/get/..",
        `/${"x".repeat(300)}`,
        "/_emulatorx",
      ]) ?? "/",
    body: draw.one([text, text, text, text.slice(0, draw.whole(text.length)), `${text}x`, "[".repeat(100), ""]) ?? "",
    headers:
      draw.one<Record<string, string>>([
        {},
        {},
        {},
        { "content-type": "text/plain" },
        { origin: "http://evil.example" },
        { "sec-fetch-site": "cross-site" },
        { host: "evil.example" },
        { "plaid-version": "2017" },
        { "plaid-client-id": "\u0000", "plaid-secret": "" },
      ]) ?? {},
  };
}

function controlRequest({ emulator }: Target, draw: Draw) {
  const [method, path] = draw.one(controls) ?? ["GET", "/items"];
  const value = mutated(controlBody(path, draw), draw, draw.whole(3));
  const query = draw.one(["", "", "?item_id=x", "?since=never", "?fault_id=%00", "?since=2026-01-01"]);
  return {
    method: draw.whole(8) === 0 ? (draw.one(methods) ?? method) : method,
    path: `/_emulator${path}${query}`,
    body: method === "GET" ? "" : (JSON.stringify(value) ?? ""),
    headers: draw.whole(10) === 0 ? {} : { authorization: `Bearer ${emulator.token}` },
  };
}
