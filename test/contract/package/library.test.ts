import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import { createGenerator } from "ts-json-schema-generator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as published from "../../../npm/index.d.ts";
import { vsix } from "../../../scripts/lib/places.mts";
import { readZip } from "../../../scripts/package/readZip.mts";
import { itNeeding } from "../../builders/needs.ts";
import { type EmptyFolder, emptyFolder, root } from "./emptyFolder.ts";

const now = "2026-03-01T12:00:00Z";

let folder: EmptyFolder;
let installed: string;
let library: typeof published;
beforeAll(async () => {
  folder = await emptyFolder();
  installed = path.join(folder.path, "node_modules/balance-lens");
  library = await import(pathToFileURL(path.join(installed, "index.mjs")).href);
}, 600_000);
afterAll(() => folder?.remove());

/** Runs a program of a stranger, with this Node; what it printed. */
async function printedBy(file: string, text: string): Promise<string> {
  folder.write(file, text);
  const { stdout, stderr } = await folder.run(process.execPath, [file]);
  return stdout + stderr;
}

/** Resolves once nobody listens there any more. */
async function silence(url: string): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${url}/_emulator/health`).then(
          () => "answers",
          () => "silent",
        ),
      { timeout: 20_000 },
    )
    .toBe("silent");
}

async function refusal(work: Promise<unknown>): Promise<{ reason: string; message: string }> {
  const error: unknown = await work.then(
    () => "not refused",
    (reason: unknown) => reason,
  );
  if (!(error instanceof library.EmulatorError)) throw new Error(`no EmulatorError: ${error}`);
  return { reason: error.reason, message: error.message };
}

describe.each([{ inProcess: false }, { inProcess: true }])("startEmulator(%j)", ({ inProcess }) => {
  let emulator: published.Emulator;
  beforeAll(async () => {
    emulator = await library.startEmulator({ scenarios: ["daily-refresh"], now, inProcess });
  });
  afterAll(() => emulator?.stop());

  test("answers in the published types, all of it through the public control", async () => {
    const ajv = new Ajv({ strict: false });
    const generator = createGenerator({
      path: path.join(root, "npm/index.d.ts"),
      skipTypeCheck: true,
      additionalProperties: false,
    });
    const is = <T>(type: string, value: T): T => {
      const validate = ajv.compile(generator.createSchema(type) as object);
      expect([type, validate(value), validate.errors]).toEqual([type, true, null]);
      return value;
    };
    const { access_token, item_id } = is("Item", await emulator.item("daily-refresh"));
    is("Health", await emulator.health());
    is("Ledger", await emulator.ledger(item_id));
    const fault = { endpoint: "/accounts/get", effect: "error", error_code: "INSTITUTION_DOWN", calls: 2 } as const;
    const { fault_id } = is("Fault", await emulator.faults.add(fault));
    await fetch(`${emulator.url}/accounts/get`, {
      method: "POST",
      body: JSON.stringify({ client_id: "a", secret: "b", access_token }),
    });
    const [call] = await emulator.requests();
    expect(is("LoggedRequest", call)).toMatchObject({ path: "/accounts/get", fault_id });
    expect(is("Fault", (await emulator.faults.list())[0])).toMatchObject({ fault_id, calls_left: 1 });
    await emulator.faults.clear(fault_id);
    expect(await emulator.faults.list()).toEqual([]);
    is("Refresh", (await emulator.refreshes())[0]);
    for (const scenario of await emulator.scenarios.list()) is("Scenario", scenario);
    is("StartedScenario", await emulator.scenarios.start("pending-hold"));
    expect((await emulator.items()).map((item) => is("Item", item).scenario)).toContain("pending-hold");
  });

  test("moves its clock, and begins again", async () => {
    const { now: frozen } = await emulator.clock.freeze();
    expect(await emulator.clock.advance(3600)).toEqual({ now: new Date(Date.parse(frozen) + 3_600_000).toISOString() });
    expect(await emulator.clock.moveTo(new Date("2026-03-05T00:00:00Z"))).toEqual({ now: "2026-03-05T00:00:00.000Z" });
    expect(await emulator.clock.now()).toEqual({ now: "2026-03-05T00:00:00.000Z", frozen: true });
    await emulator.clock.unfreeze();
    expect((await emulator.reset()).now).toMatch(/^2026-03-01T12:00:0/);
    expect((await emulator.reset({ scenarios: ["login-required"] })).now).toMatch(/^2026-03-01/);
    const { item_id } = await emulator.item("login-required");
    await emulator.repairLogin(item_id);
    expect(await emulator.call("GET", "/webhooks")).toHaveProperty("webhooks");
    await emulator.reset({ scenarios: ["daily-refresh"] });
  });

  test("has the same helpers where it was started elsewhere", async () => {
    const elsewhere = library.connectToEmulator({ url: `${emulator.url}/`, token: emulator.token });
    expect(await elsewhere.items()).toEqual(await emulator.items());
    expect(elsewhere.control).toBe(emulator.control);
    const stranger = library.connectToEmulator({ url: emulator.url, token: "wrong" });
    expect(await refusal(stranger.items())).toMatchObject({ reason: "refused" });
  });

  test("says in a sentence what cannot be started, and why a helper is refused", async () => {
    const port = Number(new URL(emulator.url).port);
    const taken = await refusal(library.startEmulator({ port, inProcess }));
    expect(taken).toEqual({ reason: "port-taken", message: expect.stringContaining(`The port ${port} is taken`) });
    for (const options of [
      { port: 70_000 },
      { port: "8700" },
      { prot: 1 },
      { now: "soon" },
      { now: new Date(Number.NaN) },
      { scenarios: ["nope"] },
      { scenarios: "all" },
      { latency: "slow" },
      { token: "" },
      { allowOrigins: ["https://*"] },
    ]) {
      const refused = await refusal(library.startEmulator({ ...(options as published.StartOptions), inProcess }));
      expect([options, refused.reason]).toEqual([options, "invalid-options"]);
      expect(refused.message).toMatch(/\.$/);
    }
    expect(await refusal(emulator.item("nope"))).toEqual({
      reason: "refused",
      message: "No Item is of the scenario nope. There are: daily-refresh.",
    });
    expect((await refusal(emulator.ledger("nope"))).message).toContain("there is no Item of this id (NOT_FOUND)");
    const error = await emulator.ledger("nope").catch((reason: published.EmulatorError) => reason);
    expect(error).toHaveProperty("status", 404);
  });

  test("runs beside others, each with an address and a world of its own, the same for the same seed", async () => {
    const options = { scenarios: ["daily-refresh"], now, seed: 7, inProcess };
    const others = await Promise.all([library.startEmulator(options), library.startEmulator(options)]);
    expect(new Set([emulator, ...others].map(({ url }) => url)).size).toBe(3);
    const [one, other] = await Promise.all(others.map((each) => each.items()));
    expect(one).toEqual(other);
    await others[0]?.clock.advance(86_400);
    expect((await others[1]?.clock.now())?.now).toMatch(/^2026-03-01/);
    await Promise.all(others.map((each) => each.stop()));
  });

  test("is stopped once, however often it is asked, and its helpers then say so", async () => {
    const own = await library.startEmulator({ scenarios: ["daily-refresh"], inProcess });
    await Promise.all([own.stop(), own.stop()]);
    await own.stop();
    expect(await refusal(own.items())).toEqual({ reason: "ended", message: "The emulator was stopped." });
    expect(await refusal(library.connectToEmulator(own).items())).toMatchObject({ reason: "not-reachable" });
    await silence(own.url);
  });
});

describe.each([{ inProcess: false }, { inProcess: true }])("startEmulator(%j)", ({ inProcess }) => {
  test("warns of the fields of a custom user that it passes over", async () => {
    const said = await printedBy(
      "passesOver.mjs",
      `import { once } from "node:events";
      import { startEmulator } from "balance-lens";
      const warned = once(process, "warning");
      // The emulator keeps nobody alive.
      const waiting = setTimeout(() => undefined, 60_000);
      const emulator = await startEmulator({ scenarios: ["daily-refresh"], inProcess: ${inProcess} });
      const override_password = JSON.stringify({ override_accounts: [{ type: "depository" }], has_perpetual_otp: true });
      const options = { override_username: "user_custom", override_password };
      const body = { client_id: "a", secret: "b", institution_id: "ins_109508", initial_products: ["auth"], options };
      const headers = { "content-type": "application/json" };
      await fetch(emulator.url + "/sandbox/public_token/create", { method: "POST", headers, body: JSON.stringify(body) });
      const [{ name, message }] = await warned;
      console.log(name, message);
      clearTimeout(waiting);
      await emulator.stop();`,
    );
    expect(said).toContain("BalanceLensHint A custom user has fields that this emulator does not know");
    expect(said).toContain("has_perpetual_otp");
  });
});

describe("balance-lens/preload", () => {
  const app = `
    const client = new PlaidApi(new Configuration({
      basePath: PlaidEnvironments.sandbox,
      baseOptions: { headers: { "PLAID-CLIENT-ID": "any", "PLAID-SECRET": "any" } },
    }));
    client.accountsBalanceGet({ access_token: process.env.ACCESS_TOKEN }).then(
      ({ data }) => console.log(data.accounts.length),
      (error) => console.log(String(error)),
    );`;
  const names = "{ Configuration, PlaidApi, PlaidEnvironments }";

  test.each([
    ["--import", "app.mjs", `import ${names} from "plaid";`],
    ["-r", "app.cjs", `const ${names} = require("plaid");`],
  ])("by %s has an unchanged %s call the emulator", async (how, name, head) => {
    // Beside the app, as in the repository of a stranger who has both.
    folder.write(`app/${name}`, `${head}${app}`);
    mkdirSync(path.join(folder.path, "app/node_modules"), { recursive: true });
    const plaid = path.join(folder.path, "app/node_modules/plaid");
    rmSync(plaid, { force: true });
    symlinkSync(path.join(root, "node_modules/plaid"), plaid, "junction");
    const emulator = await library.startEmulator({ scenarios: ["daily-refresh"], now });
    try {
      const { access_token } = await emulator.item("daily-refresh");
      const env = { PLAID_EMULATOR_URL: emulator.url, ACCESS_TOKEN: access_token };
      const said = await folder.run(process.execPath, [how, "balance-lens/preload", `app/${name}`], env);
      expect(said).toEqual({ code: 0, stdout: "3\n", stderr: "" });
    } finally {
      await emulator.stop();
    }
  });
});

describe("the process of an emulator", () => {
  /** Makes `child` the process that is forked next. */
  const caught = `const processes = require("node:child_process");
    const { fork } = processes;
    let child;
    processes.fork = (...args) => (child = fork(...args));
    const { startEmulator } = require("balance-lens");`;

  itNeeding("signals")(
    "that dies is told by every helper with what it died of, and stopping it does nothing",
    async () => {
      const said = await printedBy(
        "dies.cjs",
        `${caught}
      (async () => {
        const emulator = await startEmulator({ scenarios: ["daily-refresh"] });
        child.ref();
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGKILL");
        await gone;
        await emulator.items().catch(({ reason, message }) => console.log(reason, message));
        await emulator.stop();
      })();`,
      );
      expect(said).toBe("ended The emulator ended by itself (SIGKILL).\n");
    },
  );

  test("that nobody stopped ends with the tests, and does not keep them alive", async () => {
    const said = await printedBy(
      "forgets.mjs",
      `import { startEmulator } from "balance-lens";
      console.log((await startEmulator({ scenarios: ["daily-refresh"] })).url);`,
    );
    expect(said).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    await silence(said.trim());
  });

  itNeeding("signals")("ends also where the tests were killed", async () => {
    const said = await printedBy(
      "killed.mjs",
      `import { startEmulator } from "balance-lens";
      const { url } = await startEmulator({ scenarios: ["daily-refresh"] });
      process.stdout.write(url, () => process.kill(process.pid, "SIGKILL"));`,
    );
    await silence(said);
  });
});

describe("the package", () => {
  test("has the emulator of the VSIX, byte for byte, and installs nothing else", async () => {
    const inVsix = readZip(readFileSync(vsix)).find((each) => each.path === "extension/dist/emulator.mjs");
    expect(inVsix?.content.equals(readFileSync(path.join(installed, "dist/emulator.mjs")))).toBe(true);
    const { stdout } = await folder.run("npm", ["ls", "--all", "--json"]);
    expect(Object.keys(JSON.parse(stdout).dependencies)).toEqual(["balance-lens"]);
  });

  test("is one implementation for import and for require", async () => {
    const said = await printedBy(
      "both.cjs",
      `const required = require("balance-lens");
      import("balance-lens").then((imported) =>
        console.log(Object.keys(imported).sort().map((name) => [name, imported[name] === required[name]]).join(" ")));`,
    );
    expect(said).toBe("EmulatorError,true connectToEmulator,true startEmulator,true\n");
  });

  test.each(["mts", "cts"])("has types that a strict .%s project without Node's takes", async (extension) => {
    folder.write(
      `typed/index.${extension}`,
      `import { connectToEmulator, EmulatorError, startEmulator, type Emulator } from "balance-lens";
      export async function use(): Promise<string> {
        const emulator: Emulator = await startEmulator({ scenarios: ["daily-refresh"], latency: "none" });
        const { access_token } = await connectToEmulator(emulator).item("daily-refresh");
        // @ts-expect-error: no such latency
        await startEmulator({ latency: "slow" });
        return access_token;
      }
      export const reasonOf = (error: unknown) => (error instanceof EmulatorError ? error.reason : null);`,
    );
    const compilerOptions = { strict: true, module: "nodenext", target: "es2022", noEmit: true, types: [] };
    folder.write("typed/tsconfig.json", JSON.stringify({ compilerOptions, files: [`index.${extension}`] }));
    const tsc = path.join(root, "node_modules/typescript/bin/tsc");
    expect(await folder.run(process.execPath, [tsc, "-p", "typed"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

describe("balance-lens on the command line", () => {
  const run = (...args: readonly string[]) =>
    folder.run(process.execPath, [path.join(installed, "balance-lens.cjs"), ...args]);

  test("names its programs and its version, and refuses another in a sentence", async () => {
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
    expect(await run("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
    for (const args of [[], ["--help"]]) expect((await run(...args)).stdout).toMatch(/^ {2}emulator .*\n {2}compare /m);
    expect(await run("emulate")).toEqual({
      code: 1,
      stdout: "",
      stderr: 'There is no program "emulate". There are: emulator, compare, lint, summary.\n',
    });
  });

  test("runs each program with its own arguments and exit code", async () => {
    expect((await run("emulator", "--help")).stdout).toContain("balance-lens emulator [options]");
    expect(await run("emulator", "--bogus")).toMatchObject({ code: 1, stderr: expect.stringContaining("'--bogus'") });
    const compared = await run("compare", "daily-refresh", "--json", "--latency", "none", "--fail-on", "stale>1h");
    expect(compared.code).toBe(2);
    expect(JSON.parse(compared.stdout).findings.length).toBeGreaterThan(0);
  });

  test("says on a Node that is too old that it is", async () => {
    folder.write(
      "old.cjs",
      `Object.defineProperty(process.versions, "node", { value: "18.20.0" });
      Object.defineProperty(process, "version", { value: "v18.20.0" });`,
    );
    const bin = path.join(installed, "balance-lens.cjs");
    const old = await folder.run(process.execPath, ["--require", "./old.cjs", bin, "emulator"]);
    expect(old).toEqual({ code: 1, stdout: "", stderr: "Node 20 or newer is needed; this is v18.20.0.\n" });
    folder.write(
      "oldLibrary.cjs",
      `require("./old.cjs"); require("balance-lens").startEmulator().catch(({ reason }) => console.log(reason));`,
    );
    expect((await folder.run(process.execPath, ["oldLibrary.cjs"])).stdout).toBe("node-too-old\n");
  });
});
