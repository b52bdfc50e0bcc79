import type { Comparison } from "../../../../src/core/comparison/comparison.ts";
import { createEmulator } from "../../../../src/emulator/emulator.ts";
import { openStateFolder } from "../../../../src/emulator/state/stateFolder.ts";
import { History } from "../../../../src/host/storage/history.ts";
import { textFolder } from "../../../../src/host/storage/textFolder.ts";
import type { Acknowledged } from "../support/writer.ts";

/**
 * A program of its own: keeps things of all three kinds one after another for as long as it may, and says of each once it
 * was acknowledged: a comparison saved, an Item's label written, an Item made in the local sandbox. Then what it could
 * not keep.
 */
const [folder = "", comparisonText = "", limits = ""] = process.argv.slice(2);
const { first, most } = JSON.parse(limits) as { readonly first: number; readonly most: number };
const comparison = JSON.parse(comparisonText) as Comparison;

function say(kind: Acknowledged["kind"], id: string): void {
  process.stdout.write(`${JSON.stringify({ kind, id })}\n`);
}

const history = new History({ directory: `${folder}/comparisons`, keep: 1000, onUnreadable() {} });
const items = textFolder(`${folder}/items`);
const { journal } = openStateFolder(`${folder}/sandbox`);
const emulator = createEmulator({ latency: "none", rateLimits: false, scenarios: ["just-linked"], journal });

async function call(path: string, body: object) {
  const headers = { "content-type": "application/json", host: "127.0.0.1" };
  const keys = { client_id: "a", secret: "b" };
  const answer = await emulator.handle({ method: "POST", path, headers, body: JSON.stringify({ ...keys, ...body }) });
  if (answer.status !== 200) throw new Error(answer.body);
  return JSON.parse(answer.body) as { readonly public_token: string; readonly access_token: string };
}

const keepOne = {
  async comparison(id: string) {
    await history.save({ ...comparison, id });
    return id;
  },
  async label(id: string) {
    // The same few Items again and again: an earlier label must not be lost to a later one that was cut short.
    await items.write(`item${Number(id) % 3}.json`, JSON.stringify({ id, padding: "x".repeat(5000) }));
    return id;
  },
  async item() {
    const request = { institution_id: "ins_109508", initial_products: ["auth"] };
    const { public_token } = await call("/sandbox/public_token/create", request);
    return (await call("/item/public_token/exchange", { public_token })).access_token;
  },
};

const kinds = ["comparison", "label", "item"] as const;
const lost = new Set<string>();
for (let count = first; count < first + most && lost.size < kinds.length; count += 1) {
  for (const kind of kinds.filter((each) => !lost.has(each))) {
    try {
      say(kind, await keepOne[kind](String(count)));
    } catch {
      lost.add(kind);
      say("lost", kind);
    }
  }
}
