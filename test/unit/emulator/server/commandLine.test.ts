import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { itNeeding } from "../../../builders/needs.ts";

const program = path.resolve(import.meta.dirname, "../../../../src/cli/emulator.ts");

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "emulator-cli-"));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[], file = program) {
  const child = spawn(process.execPath, ["--no-warnings", file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let errors = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (chunk: string) => {
    errors += chunk;
  });
  const ended = once(child, "close").then(([code, signal]: unknown[]) => ({
    code,
    signal,
    errors: errors.split("\n").filter((line) => line !== ""),
  }));
  return { child, ended };
}

interface Started {
  readonly url: string;
  readonly control: string;
  readonly token: string;
  readonly pid: number;
}

async function start(args: readonly string[], file = program) {
  const { child, ended } = run(["--port", "0", "--latency", "none", ...args], file);
  const line = once(createInterface({ input: child.stdout }), "line").then(([first]: unknown[]) => String(first));
  // A program that refuses to start writes no line: its end is heard of instead.
  const refused = ended.then(({ errors }) => Promise.reject(new Error(errors.join(" "))));
  refused.catch(() => undefined);
  return { child, ended, says: JSON.parse(await Promise.race([line, refused])) as Started };
}

async function itemsOf({ control, token }: Started) {
  const answer = await fetch(`${control}/items`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { items: { access_token: string; scenario: string | null }[] }).items;
}

describe("the emulator's command line", () => {
  itNeeding("links", "signals")("runs under a link to the program too", async () => {
    const link = path.join(folder, "plaid-emulator.ts");
    symlinkSync(program, link);
    const { child, ended, says } = await start(["--scenario", "daily-refresh"], link);
    expect((await itemsOf(says)).map((item) => item.scenario)).toEqual(["daily-refresh"]);
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  });

  it("starts nothing where another program imports it, and hands out what shares an emulator", async () => {
    const importer = path.join(folder, "importer.mjs");
    const from = JSON.stringify(pathToFileURL(program).href);
    writeFileSync(importer, `console.log(typeof (await import(${from})).shareEmulator);`);
    const { child, ended } = run([], importer);
    const said = child.stdout.setEncoding("utf8").toArray();
    expect(await ended).toEqual({ code: 0, signal: null, errors: [] });
    expect((await said).join("")).toBe("function\n");
  });

  itNeeding("signals")("says in one line of JSON where it listens, and ends cleanly on either signal", async () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const { child, ended, says } = await start(["--scenario", "daily-refresh", "--token", "mine"]);
      expect(says).toEqual({ url: says.url, control: `${says.url}/_emulator`, token: "mine", pid: child.pid });
      expect((await itemsOf(says)).map((item) => item.scenario)).toEqual(["daily-refresh"]);
      child.kill(signal);
      expect(await ended).toEqual({ code: 0, signal: null, errors: [] });
    }
  });

  it("refuses in one sentence what it cannot do", async () => {
    const { code, errors } = await run(["--bogus"]).ended;
    expect({ code, errors }).toEqual({ code: 1, errors: ["Unknown option '--bogus'. --help lists those there are."] });
  });

  itNeeding("signals")("names on standard error what it passes over of a custom user", async () => {
    const { child, ended, says } = await start(["--scenario", "daily-refresh"]);
    const user = { override_accounts: [{ type: "depository" }], has_perpetual_otp: true, "\u001b[31mred\n": 1 };
    const options = { override_username: "user_custom", override_password: JSON.stringify(user) };
    const body = { client_id: "a", secret: "b", institution_id: "ins_109508", initial_products: ["auth"], options };
    const headers = { "content-type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify(body) };
    expect((await fetch(`${says.url}/sandbox/public_token/create`, request)).status).toBe(200);
    child.kill("SIGTERM");
    const words =
      "A custom user has fields that this emulator does not know, and passes over: has_perpetual_otp, ?[31mred?.";
    expect((await ended).errors).toEqual([words]);
  });

  it("takes a scenario of one's own from a file", async () => {
    const file = path.join(folder, "mine.json");
    const access_token = "access-sandbox-00000000-0000-4000-8000-0000000000aa";
    writeFileSync(
      file,
      JSON.stringify({
        name: "mine",
        summary: "Mine.",
        access_token,
        institution_id: "ins_109508",
        products: ["auth"],
        linked: "-1d",
        accounts: [{ key: "a", name: "A", type: "depository", subtype: "checking", current: 5 }],
      }),
    );
    const { says } = await start(["--scenario", file, "--scenario", "non-usd"]);
    expect(await itemsOf(says)).toMatchObject([{ scenario: "mine", access_token }, { scenario: "non-usd" }]);
  });

  it.each([
    ["a file in its place", "a file", /^It cannot start: EEXIST \(mkdir .*a file\)\.$/],
    ["a file above it", "a file/below/that", /^It cannot start: (ENOTDIR|EEXIST|ENOENT) \(mkdir .*\)\.$/],
    ["no name", "", /^It cannot start: ENOENT \(mkdir \)\.$/],
  ])("refuses a state folder with %s in a sentence", async (_, name, sentence) => {
    writeFileSync(path.join(folder, "a file"), "");
    const state = name === "" ? "" : path.join(folder, name);
    const { code, errors } = await run(["--port", "0", "--state", state]).ended;
    expect([code, errors]).toEqual([1, [expect.stringMatching(sentence)]]);
  });

  itNeeding("proc")("refuses a state folder where the folder above takes none, and does not try for ever", async () => {
    const { code, errors } = await run(["--port", "0", "--state", "/proc/balance-lens/state"]).ended;
    expect([code, errors]).toEqual([1, ["It cannot start: ENOENT (mkdir /proc/balance-lens)."]]);
  });

  it("keeps its state through kill -9", async () => {
    const state = path.join(folder, "state");
    const first = await start(["--state", state, "--seed", "3"]);
    const call = async (says: Started, name: string, body: object) => {
      const answer = await fetch(says.url + name, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ client_id: "a", secret: "b", ...body }),
      });
      return (await answer.json()) as Record<string, string>;
    };
    const request = { institution_id: "ins_109508", initial_products: ["auth"] };
    const { public_token } = await call(first.says, "/sandbox/public_token/create", request);
    const { access_token } = await call(first.says, "/item/public_token/exchange", { public_token });
    first.child.kill("SIGKILL");
    expect((await first.ended).signal).toBe("SIGKILL");
    const second = await start(["--state", state]);
    expect((await itemsOf(second.says)).map((item) => item.access_token)).toContain(access_token);
    const third = await run(["--port", "0", "--state", state]).ended;
    expect(third.code).toBe(1);
    expect(third.errors.join()).toMatch(/in use by the emulator/);
  });
});
