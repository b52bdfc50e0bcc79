import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { showInGitHub } from "../../../src/cli/compare/github.ts";
import { sinkOf } from "../../../src/cli/terminal/sink.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { checking } from "../../builders/accounts.ts";
import { comparisonOf } from "../../builders/comparison.ts";
import { compareInTerminal, silentTerminal } from "./support/terminal.ts";

const folder = mkdtempSync(path.join(tmpdir(), "balance-lens-github-"));
afterAll(() => rmSync(folder, { recursive: true }));
const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

/** A workflow command as GitHub's runner takes it apart: https://github.com/actions/toolkit, `docs/commands.md`. */
function commandsIn(text: string) {
  return text.split("\n").flatMap((line) => {
    const [, name, properties = "", data = ""] = /^\s*::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const decode = (value: string) =>
      value.replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%0A", "\n").replaceAll("%25", "%");
    const [, title = ""] = /^title=([^,]*)$/.exec(properties) ?? [];
    return [{ name, title: decode(title), data: decode(data) }];
  });
}

function summaryFile(): string {
  return path.join(folder, `${crypto.randomUUID()}.md`);
}

async function shown(comparison: ReturnType<typeof comparisonOf>, env: Record<string, string>) {
  let err = "";
  const io = sinkOf({
    ...silentTerminal,
    stderr: (text) => {
      err += text;
    },
    env,
  });
  await showInGitHub([comparison], null, io, context);
  return err;
}

describe("--github", () => {
  test("annotates problems and warnings, and what --fail-on met, and writes the step's summary after what is there", async () => {
    const file = summaryFile();
    writeFileSync(file, "before\n");
    const { exitCode, out, err } = await compareInTerminal(["--github", "--json", "--fail-on", "stale>1h"], {
      env: { GITHUB_STEP_SUMMARY: file, GITHUB_ACTIONS: "true" },
    });
    expect(exitCode).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ item: { scenario: "daily-refresh" } });
    const commands = commandsIn(err);
    expect(commands[0]).toMatchObject({ name: "error", title: "daily-refresh: Debit not covered" });
    expect(commands[0]?.data).toMatch(/^Tattersall Checking ••0417: the cached available balance/);
    expect(commands.filter(({ name }) => name === "warning").map(({ title }) => title)).toContain(
      "daily-refresh: Cached and real-time differ",
    );
    expect(commands.at(-1)).toMatchObject({ name: "error", data: expect.stringContaining("Failed by --fail-on") });
    const summary = readFileSync(file, "utf8");
    expect(summary).toMatch(/^before\n/);
    expect(summary).toContain("# Tattersall Federal Credit Union");
    expect(summary).toMatch(/^\| -+ \| -+ \| -+: \|/m);
  });

  test("without GITHUB_STEP_SUMMARY, and where it cannot be written, annotates and says so", async () => {
    for (const env of [{}, { GITHUB_STEP_SUMMARY: path.join(folder, "no", "such", "folder") }] as const) {
      const { exitCode, err } = await compareInTerminal(["--github"], { env });
      expect(exitCode).toBe(0);
      expect(commandsIn(err).length).toBeGreaterThan(0);
      expect(err).toMatch(/GITHUB_STEP_SUMMARY is not set|The step summary could not be written: Error ENOENT\./);
    }
  });

  test("annotates why nothing could be compared", async () => {
    const { exitCode, err } = await compareInTerminal(["nope", "--github"]);
    expect(exitCode).toBe(1);
    expect(commandsIn(err)).toMatchObject([{ name: "error", data: expect.stringContaining("no scenario nope") }]);
  });

  test("escapes what a bank calls things: one command stays one", async () => {
    const name = "50% off,title=x::\n::error::pwned\r\n##[error]pwned";
    const named = (available: number) => [{ ...checking({ available, current: 5 }), name }];
    const made = comparisonOf({ cached: named(5), realTime: named(1) });
    const comparison = { ...made, item: { ...made.item, institutionName: name } };
    const err = await shown(comparison, {});
    const commands = commandsIn(err);
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter(({ data }) => data === "pwned")).toEqual([]);
    expect(err.trimEnd().split("\n").length).toBe(commands.length + 1);
    expect(commands[0]?.title).toBe("50% off,title=x:: ::error::pwned ##[error]pwned: Cached and real-time differ");
  });

  test("stays under what GitHub takes for a summary", async () => {
    const accounts = Array.from({ length: 20_000 }, (_, index) => ({
      ...checking({ available: index, current: index }),
      accountId: `account-${index}`,
    }));
    const file = summaryFile();
    await shown(comparisonOf({ cached: accounts, realTime: accounts }), { GITHUB_STEP_SUMMARY: file });
    const summary = readFileSync(file, "utf8");
    expect(summary.length).toBeLessThan(1_048_576);
    expect(summary).toContain("20000 accounts");
  });
});

test("in GitHub Actions nothing that is quoted is a command, in the report, in JSON or in a sentence", async () => {
  const body = {
    accounts: [{ account_id: "a", name: "::error::pwned ##[error]pwned", balances: { available: 1, current: 1 } }],
  };
  const saved = path.join(folder, "saved.json");
  writeFileSync(saved, JSON.stringify(body));
  for (const more of [[], ["--verbose"], ["--json"]]) {
    const { out, err } = await compareInTerminal(["--from", saved, ...more], { env: { GITHUB_ACTIONS: "true" } });
    expect(out).toContain("pwned");
    expect(`${out}${err}`).not.toMatch(/^\s*::|##\[/m);
    if (more[0] === "--json") expect(out.includes("\\u0023[error]pwned")).toBe(true);
  }
});
