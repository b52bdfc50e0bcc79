import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { builtInScenarios } from "../../../src/emulator/scenarios/builtInScenarios.ts";
import { type JournalChange, journalLine } from "../../../src/emulator/state/journal.ts";
import { openStateFolder } from "../../../src/emulator/state/stateFolder.ts";
import { mutated } from "./mutate.ts";
import { type Draw, seededDraw } from "./seeded.ts";
import { type Breach, type Target, targetOf, unreadablePart, wrongWith } from "./target.ts";

interface Attack {
  readonly draw: Draw;
  readonly folder: string;
  readonly breach: (what: string, input: unknown) => void;
}

/**
 * So many hostile documents and files, the same for the same seed: saved states, scenarios, rulesets and journals, each made
 * from a good one. What is taken can be read as a whole and done again by the next start; what is refused changes nothing.
 * @returns what did not hold, and how many were taken
 */
export async function attackWithDocuments(
  seed: number,
  count: number,
): Promise<{ readonly breaches: readonly Breach[]; readonly taken: number }> {
  const draw = seededDraw(seed);
  const breaches: Breach[] = [];
  let taken = 0;
  const kinds = [attackState, attackScenario, attackJournal, attackRulesets];
  for (let sent = 0; sent < count; sent += 1) {
    const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-attack-"));
    const breach = (what: string, input: unknown): void => {
      breaches.push({ what, input: `document ${sent} of seed ${seed}: ${JSON.stringify(input)?.slice(0, 600)}` });
    };
    try {
      if (await kinds[sent % kinds.length]?.({ draw, folder, breach })) taken += 1;
    } catch (error) {
      breach(`thrown: ${error instanceof Error ? error.stack : String(error)}`, null);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { breaches, taken };
}

/** The world of a folder, opened as the next process does. */
function open(folder: string): { target: Target; isWhole: boolean; close(): void } {
  const { journal, note, close } = openStateFolder(folder);
  const target = targetOf(journal, ["daily-refresh"]);
  return { target, isWhole: note === null && target.emulator.stateWarning === null, close };
}

/** A world in which each kind of change has happened. */
async function livedIn(folder: string): Promise<{ target: Target; close(): void }> {
  const opened = open(folder);
  const { control, send } = opened.target;
  const call = async (place: string, body: object) =>
    JSON.parse((await send("POST", place, JSON.stringify({ client_id: "a", secret: "b", ...body }))).body) as Record<
      string,
      string
    >;
  await control("POST", "/clock", { frozen: true });
  const options = { webhook: "http://127.0.0.1:1/hook", override_username: "user_transactions_dynamic" };
  const { public_token } = await call("/sandbox/public_token/create", {
    institution_id: "ins_109508",
    initial_products: ["transactions"],
    options,
  });
  const { access_token, item_id } = await call("/item/public_token/exchange", { public_token });
  await control("POST", "/clock", { seconds: 3600 });
  await call("/transactions/refresh", { access_token });
  await control("POST", "/faults", { endpoint: "/item/get", calls: 2, effect: "error", error_code: "ITEM_LOCKED" });
  await call("/item/get", { access_token });
  await control("PUT", "/rulesets", {
    rulesets: { a: { kind: "balance", rules: [], fallback: { result: "REVIEW" } } },
  });
  await control("POST", "/scenarios", { name: "non-usd" });
  await control("POST", `/items/${item_id}/repair`, {});
  return opened;
}

async function expectSound(
  { target, close }: { target: Target; close(): void },
  { folder, breach }: Attack,
  input: unknown,
): Promise<void> {
  const unreadable = await unreadablePart(target);
  if (unreadable !== null) breach(`taken, and then ${unreadable}`, input);
  const before = (await target.control("GET", "/items")).body;
  close();
  const again = open(folder);
  if ((await again.target.control("GET", "/items")).body !== before)
    breach("another world after the next start", input);
  const late = await unreadablePart(again.target);
  if (late !== null) breach(`after the next start ${late}`, input);
  again.close();
}

async function attackState(attack: Attack): Promise<boolean> {
  const opened = await livedIn(attack.folder);
  const saved: unknown = JSON.parse((await opened.target.control("GET", "/state")).body);
  const hostile = mutated(saved, attack.draw, 1 + attack.draw.whole(3));
  return judge(attack, opened, { method: "PUT", place: "/state", body: hostile });
}

async function attackScenario(attack: Attack): Promise<boolean> {
  const opened = open(attack.folder);
  const good = Object(attack.draw.one(builtInScenarios)) as object;
  const mine = { ...good, name: "mine", access_token: "access-sandbox-00000000-0000-4000-8000-0000000000aa" };
  const scenario = mutated(mine, attack.draw, 1 + attack.draw.whole(3));
  return judge(attack, opened, { method: "POST", place: "/scenarios", body: { scenario } });
}

async function attackRulesets(attack: Attack): Promise<boolean> {
  const opened = open(attack.folder);
  const good: unknown = JSON.parse((await opened.target.control("GET", "/rulesets")).body);
  return judge(attack, opened, {
    method: "PUT",
    place: "/rulesets",
    body: mutated(good, attack.draw, 1 + attack.draw.whole(3)),
  });
}

interface Sent {
  readonly method: string;
  readonly place: string;
  readonly body: unknown;
}

async function judge(
  attack: Attack,
  opened: { target: Target; close(): void },
  { method, place, body }: Sent,
): Promise<boolean> {
  const file = path.join(attack.folder, "journal.jsonl");
  const [items, kept] = [(await opened.target.control("GET", "/items")).body, readFileSync(file, "utf8")];
  const answer = await opened.target.control(method, place, body);
  const wrong = wrongWith(answer);
  if (wrong !== null) attack.breach(wrong, body);
  const isTaken = answer.status === 200;
  if (!isTaken) {
    if ((await opened.target.control("GET", "/items")).body !== items)
      attack.breach("refused, and the world is another", body);
    if (readFileSync(file, "utf8") !== kept) attack.breach("refused, and kept", body);
  }
  await expectSound(opened, attack, body);
  return isTaken;
}

/** The file itself: bytes that were altered, cut or put together anew, and good lines of which somebody made others. */
async function attackJournal(attack: Attack): Promise<boolean> {
  const { draw, folder } = attack;
  const lived = await livedIn(folder);
  lived.close();
  const file = path.join(folder, "journal.jsonl");
  const bytes = readFileSync(file);
  const way = draw.whole(4);
  if (way === 0) writeFileSync(file, bytes.subarray(0, draw.whole(bytes.length)));
  if (way === 1) {
    for (let flips = 0; flips <= draw.whole(4); flips += 1) bytes[draw.whole(bytes.length)] = draw.whole(256);
    writeFileSync(file, bytes);
  }
  if (way > 1) {
    const entries = bytes
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line.slice(17)) as unknown);
    const hostile = mutated(entries, draw, 1 + draw.whole(3));
    const list = Array.isArray(hostile) ? hostile : [hostile];
    writeFileSync(file, list.map((entry) => journalLine(entry as JournalChange)).join(""));
  }
  try {
    const opened = open(folder);
    await expectSound(opened, attack, `journal, way ${way}`);
    return opened.isWhole;
  } catch (error) {
    // A form that a later program writes is refused, and left as it is.
    if (!(error instanceof Error && /written by another version/.test(error.message))) throw error;
  }
  return false;
}
