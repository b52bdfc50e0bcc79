import path from "node:path";
import { type Program, startProgram } from "./program.ts";

const source = path.resolve(import.meta.dirname, "../../../../src");

/**
 * Keeps things of all three kinds one after another for as long as it may, and says of each once it was acknowledged:
 * a comparison saved, an Item's label written, an Item made in the local sandbox. Then what it could not keep.
 */
const program = `
const [source, folder, comparisonText, limits] = process.argv.slice(1);
const { first, most } = JSON.parse(limits);
const [{ History }, { textFolder }, { openStateFolder }, { createEmulator }] = await Promise.all(
  ["host/storage/history.ts", "host/storage/textFolder.ts", "emulator/state/stateFolder.ts", "emulator/emulator.ts"].map((file) => import(source + "/" + file)),
);
const say = (kind, id) => process.stdout.write(JSON.stringify({ kind, id }) + "\\n");
const history = new History({ directory: folder + "/comparisons", keep: 1000, onUnreadable() {} });
const items = textFolder(folder + "/items");
const { journal } = openStateFolder(folder + "/sandbox");
const emulator = createEmulator({ latency: "none", rateLimits: false, scenarios: ["just-linked"], journal });
const call = async (path, body) => {
  const headers = { "content-type": "application/json", host: "127.0.0.1" };
  const answer = await emulator.handle({ method: "POST", path, headers, body: JSON.stringify({ client_id: "a", secret: "b", ...body }) });
  if (answer.status !== 200) throw new Error(answer.body);
  return JSON.parse(answer.body);
};
const comparison = JSON.parse(comparisonText);
const kinds = {
  async comparison(id) {
    await history.save({ ...comparison, id });
    return id;
  },
  async label(id) {
    // The same few Items again and again: an earlier label must not be lost to a later one that was cut short.
    await items.write("item" + (Number(id) % 3) + ".json", JSON.stringify({ id, padding: "x".repeat(5000) }));
    return id;
  },
  async item() {
    const { public_token } = await call("/sandbox/public_token/create", { institution_id: "ins_109508", initial_products: ["auth"] });
    return (await call("/item/public_token/exchange", { public_token })).access_token;
  },
};
const lost = new Set();
for (let count = first; count < first + most && lost.size < Object.keys(kinds).length; count += 1) {
  for (const [kind, keep] of Object.entries(kinds)) {
    if (lost.has(kind)) continue;
    try {
      say(kind, await keep(String(count)));
    } catch (error) {
      lost.add(kind);
      say("lost", kind);
    }
  }
}
`;

export interface Acknowledged {
  readonly kind: "comparison" | "label" | "item" | "lost";
  readonly id: string;
}

interface WriterInput {
  readonly folder: string;
  readonly comparison: object;
  /** What it keeps is numbered from here on. */
  readonly first: number;
  /** How many of each kind at most; without it, it goes on until it is killed. */
  readonly most?: number;
  /** Bytes any one file may grow to, in the place of a disk that is full; no limit when absent. */
  readonly largestFile?: number;
  /** Where Node finds what it compiled before. */
  readonly compileCache?: string;
}

/** Says everything that it has kept, and what it could not keep. */
export function startWriter(input: WriterInput): Program<Acknowledged> {
  const { folder, comparison, first, most = 1e9, largestFile, compileCache } = input;
  const args = [source, folder, JSON.stringify(comparison), JSON.stringify({ first, most })];
  const under =
    largestFile === undefined
      ? []
      : // A shell counts in blocks of 512 bytes. Node takes no notice of the signal, so a write fails as on a full disk.
        ["sh", "-c", `ulimit -f ${Math.floor(largestFile / 512)}; exec "$@"`, "sh"];
  return startProgram(program, args, { compileCache, under });
}
