import { describe, expect, test } from "vitest";
import { emulatorUsage } from "../../../src/cli/emulatorOptions.ts";
import { findScenarios } from "../../../src/emulator/scenarios/findScenarios.ts";
import { compareInTerminal } from "./support/terminal.ts";

describe("a command line that cannot be followed", () => {
  test.each([
    ["an unknown option", ["--bogus"], "There is no option --bogus. --help lists those there are."],
    ["an option with two letters swapped", ["--jsn"], "There is no option --jsn. Did you mean --json?"],
    ["an option a letter short", ["--fial-on", "error"], "There is no option --fial-on. Did you mean --fail-on?"],
    ["a value of an option", ["--latency", "sanbox"], '"sanbox" is not. Did you mean sandbox?'],
    ["an unknown short option", ["-x"], "There is no option -x. --help lists those there are."],
    ["a name every object has", ["--constructor=1"], "There is no option --constructor. --help lists those there are."],
    ["saved responses and a run", ["--from", "a.json", "--url", "http://127.0.0.1:1"], "--from makes no call"],
    ["an option without its value", ["--scenario"], "--scenario needs a value."],
    ["an empty value", ["--url="], "--url needs a value."],
    ["a value that is none", ["--json=yes"], "--json takes no value."],
    ["two things to print", ["--json", "--ticket"], "Choose one of --json and --ticket."],
    ["production", ["--environment", "production"], '--environment is one of local, sandbox; "production" is not.'],
    ["an unknown latency", ["--latency", "fast"], "--latency is one of none, sandbox, production"],
    ["one ruleset", ["--rulesets", "default"], "--rulesets takes from two to 50 ruleset keys"],
    ["rulesets of saved responses", ["--from", "a.json", "--rulesets", "a,b"], "--rulesets would change nothing"],
    ["an unknown rule", ["--fail-on", "stale"], "--fail-on takes stale>24h"],
    ["a rule of no length", ["--fail-on", "stale>h"], "--fail-on takes stale>24h"],
    ["a rule list that ends in a comma", ["--fail-on", "error,"], "--fail-on takes stale>24h"],
    ["a seed that is no number", ["--seed", "x"], "--seed takes a whole number."],
    ["a time that is none", ["--now", "tomorrow"], "--now takes a time such as 2026-03-01T12:00:00Z."],
    ["two scenarios", ["just-linked", "--scenario", "all"], "Name one scenario, or all."],
    ["a scenario nobody has", ["nope"], "There is no scenario nope. There are: "],
    ["a scenario of Plaid's", ["all", "--environment", "sandbox"], "Plaid Sandbox has no scenarios"],
    ["latency of another server", ["--url", "http://localhost:1", "--latency", "none"], "--latency is for the local"],
    ["a clock of Plaid's", ["--environment", "sandbox", "--now", "2026-03-01T12:00:00Z"], "--now is for the local"],
    ["a production address", ["--url", "https://production.plaid.com"], "Production is refused"],
    ["Plaid's address as a local one", ["--url", "https://sandbox.plaid.com"], "add --environment sandbox"],
    ["an address in the clear", ["--url", "http://example.com"], "Plaid refused the request."],
  ])("%s: one sentence on stderr, nothing on stdout, exit code 1", async (_name, argv, sentence) => {
    const { exitCode, out, err } = await compareInTerminal(argv, { env: { BALANCE_LENS_CONTROL_TOKEN: "t" } });
    expect(err).toContain(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(out).toBe("");
    expect(exitCode).toBe(1);
  });

  test.each([
    ["keys", {}, "Set PLAID_CLIENT_ID and PLAID_SECRET."],
    ["a secret", { PLAID_CLIENT_ID: "id", PLAID_ACCESS_TOKEN: "t" }, "Set PLAID_CLIENT_ID and PLAID_SECRET."],
    ["a token", { PLAID_CLIENT_ID: "id", PLAID_SECRET: "s" }, "Set PLAID_ACCESS_TOKEN."],
  ])("Plaid Sandbox without %s", async (_name, env, sentence) => {
    const { exitCode, out, err } = await compareInTerminal(["--environment", "sandbox"], { env });
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toContain(sentence);
  });

  test("a production token is refused before anything is sent", async () => {
    const env = { PLAID_CLIENT_ID: "id", PLAID_SECRET: "s", PLAID_ACCESS_TOKEN: "access-production-1" };
    const { exitCode, err } = await compareInTerminal(["--environment", "sandbox"], { env });
    expect(exitCode).toBe(1);
    expect(err).toContain("Production is refused");
    expect(err).not.toContain("access-production");
  });
});

test("--help lists every scenario with what it teaches, in a terminal of 80 columns", async () => {
  const { out } = await compareInTerminal(["--help"]);
  const listed = out.slice(out.indexOf("\nScenarios:\n")).split("\n").slice(2, -1);
  expect(listed.map((line) => line.trim().split(/\s{2,}/))).toEqual(
    findScenarios().map(({ name, lesson }) => [name, lesson?.label]),
  );
  expect(listed.length).toBeGreaterThan(10);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test("--help goes to stdout and names every option", async () => {
  const { exitCode, out, err } = await compareInTerminal(["--help"]);
  expect([exitCode, err]).toEqual([0, ""]);
  for (const option of [
    "--scenario",
    "--json",
    "--ticket",
    "--user-text",
    "--fail-on",
    "--rulesets",
    "--environment",
    "--url",
    "--latency",
    "--seed",
    "--now",
    "--verbose",
    "--github",
  ]) {
    expect(out).toContain(option);
  }
  expect(`${out}${emulatorUsage}`.split("\n").filter((line) => line.length > 80)).toEqual([]);
});
