import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ciSnippet } from "../../../../src/text/export/snippets/ciSnippet.ts";
import { describeNeeding } from "../../../builders/needs.ts";

const run = promisify(execFile);
let folder: string;
// A job starts in a fresh checkout: no answer of an emulator before it lies there.
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "balance-lens-ci-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Says what the emulator says once it listens, and its arguments; the shell around it is real. */
const standIn = `console.log(JSON.stringify({ url: "http://127.0.0.1:8700", token: "t0", argv: process.argv.slice(2) }));`;

/** Runs the lines, and more after them, in a job's folder. `-e` as GitHub runs a step: the first failure ends it. */
async function job(script: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const env = { ...process.env, GITHUB_ENV: "", ...environment };
  return (await run("sh", ["-e", "-c", script], { cwd: folder, env })).stdout;
}

describeNeeding("shell")("the lines of a CI job", () => {
  test.each(["tools/plaid-emulator.mjs", "it's our $tools/plaid emulator.mjs", "-emulator.mjs"])(
    "the lines start %j and leave its address and token in the environment",
    async (file) => {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), standIn);
      const after = `node -p 'process.env.PLAID_BASE_URL + " " + process.env.BALANCE_LENS_CONTROL_TOKEN'`;
      expect(await job(ciSnippet(file) + after)).toBe("http://127.0.0.1:8700 t0\n");
    },
  );

  test("on GitHub the steps after it have them too", async () => {
    writeFileSync(path.join(folder, "emulator.mjs"), standIn);
    const later = { GITHUB_ENV: path.join(folder, "later") };
    const said = await job(`${ciSnippet("emulator.mjs")}sort "$GITHUB_ENV"`, later);
    expect(said).toBe("BALANCE_LENS_CONTROL_TOKEN=t0\nPLAID_BASE_URL=http://127.0.0.1:8700\n");
  });

  test("an emulator that says nothing it can read fails the step", async () => {
    writeFileSync(path.join(folder, "broken.mjs"), `console.log("no");`);
    await expect(job(`${ciSnippet("broken.mjs")}echo went on`)).rejects.toThrow("SyntaxError");
  });
});
