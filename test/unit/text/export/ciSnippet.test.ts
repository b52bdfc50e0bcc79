import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ciSnippet, emulatorFileCommand, emulatorPackageCommand } from "../../../../src/text/appSetup/ciSnippet.ts";
import { describeNeeding } from "../../../builders/needs.ts";

const run = promisify(execFile);
let folder: string;
let port: number;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-ci-"));
  port = await freePort();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Listens where it is told, and ends once it was asked and ready; the shell around it is real. */
const standIn = `
  const { argv } = process;
  const [port, token] = ["--port", "--token"].map((name) => argv[argv.indexOf(name) + 1]);
  let asked = 0;
  const server = require("node:http").createServer(({ url }, response) => {
    const isReady = url === "/_emulator/health" && asked >= Number(process.env.BUSY ?? 0);
    asked += 1;
    response.writeHead(isReady ? 200 : 503, { connection: "close" });
    response.end(isReady ? "healthy " + token + "\\n" : "");
    if (isReady) server.close();
  });
  server.listen(Number(port), "127.0.0.1");`;

/** Runs the lines, and more after them, in a job's folder. `-e` as GitHub runs a step: the first failure ends it. */
async function job(script: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const env = { ...process.env, GITHUB_ENV: "", ...environment };
  return (await run("sh", ["-e", "-c", script], { cwd: folder, env })).stdout;
}

describeNeeding("shell")("the lines of a CI job", () => {
  test.each(["tools/plaid-emulator.cjs", "it's our $tools/plaid emulator.cjs", "-emulator.cjs"])(
    "start %j, wait until it listens, and leave its address and token in the environment",
    async (file) => {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), standIn);
      const after = `node -p 'process.env.PLAID_BASE_URL + " " + process.env.BALANCE_LENS_CONTROL_TOKEN'`;
      expect(await job(ciSnippet(emulatorFileCommand(file), port) + after)).toBe(
        `healthy ci\nhttp://127.0.0.1:${port} ci\n`,
      );
    },
  );

  test("wait for one that listens and is not ready yet", async () => {
    writeFileSync(path.join(folder, "emulator.cjs"), standIn);
    expect(await job(ciSnippet(emulatorFileCommand("emulator.cjs"), port), { BUSY: "1" })).toBe("healthy ci\n");
  });

  test("on GitHub the steps after it have them too", async () => {
    writeFileSync(path.join(folder, "emulator.cjs"), standIn);
    const later = { GITHUB_ENV: path.join(folder, "later") };
    const said = await job(`${ciSnippet(emulatorFileCommand("emulator.cjs"), port)}sort "$GITHUB_ENV"`, later);
    expect(said).toBe(`healthy ci\nBALANCE_LENS_CONTROL_TOKEN=ci\nPLAID_BASE_URL=http://127.0.0.1:${port}\n`);
  });

  test("an address at which something else answers fails the step", async () => {
    const other = `require("node:http").createServer((_, response) => response.writeHead(404).end()).listen(${port}, "127.0.0.1");`;
    writeFileSync(path.join(folder, "other.cjs"), `${other} setTimeout(() => process.exit(), 8000).unref();`);
    const stop = "trap 'kill $!' EXIT\n";
    await expect(job(`${stop}${ciSnippet(emulatorFileCommand("other.cjs"), port)}echo went on`)).rejects.toThrow("404");
  });
});

test("the package is started as it is installed, or as the version that was published, without a question", () => {
  expect(emulatorPackageCommand()).toBe("npx balance-lens emulator");
  expect(emulatorPackageCommand("1.2.3")).toBe("npx --yes balance-lens@1.2.3 emulator");
});
