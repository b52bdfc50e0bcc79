import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandbox, type Sandbox } from "./support/sandbox.ts";

const root = path.resolve(import.meta.dirname, "../..");
const preload = path.join(root, "preload/plaidSandbox.cjs");

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox({ scenarios: ["daily-refresh"] });
});
afterAll(() => sandbox.close());

/** An app as Plaid's own samples write it: it names the environment, and no address. */
const app = `
const client = new PlaidApi(new Configuration({
  basePath: PlaidEnvironments.sandbox,
  baseOptions: { headers: { "PLAID-CLIENT-ID": "any", "PLAID-SECRET": "any" } },
}));
client.accountsBalanceGet({ access_token: process.env.ACCESS_TOKEN }).then(
  ({ data }) => console.log(JSON.stringify([data.accounts.length, PlaidEnvironments.production])),
  (error) => console.log(String(error)),
);`;
const names = "{ Configuration, PlaidApi, PlaidEnvironments }";
const apps = {
  "an ES module": ["module", `import ${names} from "plaid";${app}`],
  "a module that imports later": ["module", `const ${names} = await import("plaid");${app}`],
  "a CommonJS module": ["commonjs", `const ${names} = require("plaid");${app}`],
} as const;

/** What the app prints, started with these arguments before its own. */
async function printedBy(args: readonly string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", ACCESS_TOKEN: sandbox.itemOf("daily-refresh").access_token, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      printed += text;
    });
  }
  await once(child, "close");
  return printed.trim();
}

describe("an unchanged Node app with the preload", () => {
  it.each(
    Object.keys(apps).flatMap((name) => ["--import", "-r"].map((how) => [name, how] as [keyof typeof apps, string])),
  )("%s, by %s, calls the local sandbox", async (name, how) => {
    const [type, source] = apps[name];
    const env = { PLAID_EMULATOR_URL: `${sandbox.running.url}/` };
    const printed = await printedBy([how, preload, `--input-type=${type}`, "--eval", source], env);
    expect(JSON.parse(printed)).toEqual([3, "https://production.plaid.com"]);
  });

  it("says so when the address is none", async () => {
    const [type, source] = apps["a CommonJS module"];
    const env = { PLAID_EMULATOR_URL: "nowhere" };
    const printed = await printedBy(["-r", preload, `--input-type=${type}`, "--eval", source], env);
    expect(printed).toContain("PLAID_EMULATOR_URL is no address: nowhere");
  });
});
