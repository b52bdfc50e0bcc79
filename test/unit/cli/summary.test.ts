import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runSummary } from "../../../src/cli/summary/runSummary.ts";
import { type RunningEmulator, startEmulator } from "../../../src/emulator/server/start.ts";
import { runInTerminal } from "./support/terminal.ts";

let emulator: RunningEmulator;
let folder: string;
beforeEach(async () => {
  emulator = await startEmulator({ latency: "none", scenarios: ["daily-refresh"] });
  folder = mkdtempSync(path.join(tmpdir(), "summary-"));
});
afterEach(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const summary = (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runInTerminal(runSummary, argv, { env: { BALANCE_LENS_CONTROL_TOKEN: emulator.token, ...env } });

async function post(path: string, body: object, authorization = `Bearer ${emulator.token}`): Promise<void> {
  const headers = { "content-type": "application/json", authorization };
  await (await fetch(`${emulator.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) })).text();
}

const keys = { client_id: "a", secret: "b" };

describe("what a local sandbox was asked", () => {
  test("nothing yet", async () => {
    expect(await summary(["--url", emulator.url])).toEqual({
      exitCode: 0,
      out: "## Local Plaid Sandbox\n\nIt was not called.\n",
      err: "",
    });
  });

  test("endpoints with their failures and faults, and what is not modelled, over a reset", async () => {
    await post("/accounts/get", { ...keys, access_token: "access-sandbox-none" });
    await post("/_emulator/faults", { effect: "error", error_code: "INTERNAL_SERVER_ERROR", endpoint: "/item/get" });
    await post("/item/get", { ...keys, access_token: "x" });
    await post("/_emulator/reset", {});
    await post("/accounts/get", { ...keys });
    await post("/statements/list", keys);
    await post("/Access-Sandbox/1", keys);
    const { out } = await summary([], { PLAID_BASE_URL: `${emulator.url}/` });
    expect(out).toBe(
      [
        "## Local Plaid Sandbox",
        "",
        "3 calls of 2 endpoints. 1 met a fault that was set.",
        "",
        "| Endpoint | Calls | Failed | Met a fault |",
        "| --- | --- | --- | --- |",
        "| `/accounts/get` | 2 | `INVALID_ACCESS_TOKEN` 1, `MISSING_FIELDS` 1 | 0 |",
        "| `/item/get` | 1 | `INTERNAL_SERVER_ERROR` 1 | 1 |",
        "",
        "**2 calls of what is not modelled** got a 404. What is modelled: docs/emulator.md.",
        "",
        "- `/statements/list`: 1 call",
        "- other paths: 1 call",
        "",
      ].join("\n"),
    );
  });

  test("is added to the step's summary in GitHub Actions", async () => {
    const file = path.join(folder, "summary.md");
    for (let i = 0; i < 2; i += 1) {
      const ran = await summary(["--github", "--url", emulator.url], { GITHUB_STEP_SUMMARY: file });
      expect(ran).toEqual({ exitCode: 0, out: "", err: "" });
    }
    expect(readFileSync(file, "utf8")).toBe("## Local Plaid Sandbox\n\nIt was not called.\n".repeat(2));
  });
});

describe("why there is no summary", () => {
  test.each([
    ["no address", [], {}, "Name the local sandbox by --url or PLAID_BASE_URL, as http://127.0.0.1:8700."],
    ["no web address", ["--url", "file:///etc/passwd"], {}, "Name the local sandbox by --url or PLAID_BASE_URL"],
    ["an option that is not known", ["--port", "1"], {}, "Only --url, --github and --help are known. See --help."],
    ["nobody there", ["--url", "http://127.0.0.1:1"], {}, "No local sandbox answers at http://127.0.0.1:1."],
  ] as const)("%s", async (_, argv, env, sentence) => {
    const { exitCode, out, err } = await summary(argv, env);
    expect({ exitCode, out }).toEqual({ exitCode: 1, out: "" });
    expect(err).toContain(sentence);
  });

  test("the control token is wrong, the file is not named, or cannot be written", async () => {
    const wrong = await summary(["--url", emulator.url], { BALANCE_LENS_CONTROL_TOKEN: "no" });
    expect(wrong.err).toBe("The local sandbox refuses BALANCE_LENS_CONTROL_TOKEN.\n");
    const unnamed = await summary(["--url", emulator.url, "--github"]);
    expect(unnamed.err).toBe("GITHUB_STEP_SUMMARY is not set: leave --github out.\n");
    const file = path.join(folder, "no", "such", "folder");
    const unwritten = await summary(["--url", emulator.url, "--github"], { GITHUB_STEP_SUMMARY: file });
    expect(unwritten.err).toBe("The step summary could not be written: Error ENOENT.\n");
    expect([wrong, unnamed, unwritten].map(({ exitCode }) => exitCode)).toEqual([1, 1, 1]);
  });

  test("--help says what it takes", async () => {
    expect((await summary(["--help"])).out).toMatch(/--url URL[\s\S]*BALANCE_LENS_CONTROL_TOKEN/);
  });
});
